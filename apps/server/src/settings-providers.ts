/** What is wrong with the settings for signing in with others, taken together: each of them may be right alone. */
import { type Settings, settingsTable } from "./settings.ts";

/**
 * The mistakes, in plain words.
 * @param isWrong whether a setting was found to be wrong already: nothing more is said of what is missing for that
 */
export function mistakesInProviders(
  settings: Settings,
  isWrong: (name: string) => boolean,
): readonly string[] {
  const { googleClientId, googleClientSecret, githubClientId, githubClientSecret } = settings;
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcTitle, publicUrl } = settings;
  const hasTitle = oidcTitle !== settingsTable.oidcTitle.default;
  const missing = ([name, value]: readonly [string, unknown], [other, there]: readonly [string, unknown]) =>
    value !== undefined && value !== false && there === undefined && !isWrong(other)
      ? [`${name} is set without ${other}`]
      : [];
  const pairs = [
    ...missing(["GOOGLE_CLIENT_ID", googleClientId], ["GOOGLE_CLIENT_SECRET", googleClientSecret]).map(
      (half) => `${half}, which Google gives with it.`,
    ),
    ...missing(["GOOGLE_CLIENT_SECRET", googleClientSecret], ["GOOGLE_CLIENT_ID", googleClientId]).map(alone),
    ...missing(["GITHUB_CLIENT_ID", githubClientId], ["GITHUB_CLIENT_SECRET", githubClientSecret]).map(
      (half) => `${half}, which GitHub gives with it.`,
    ),
    ...missing(["GITHUB_CLIENT_SECRET", githubClientSecret], ["GITHUB_CLIENT_ID", githubClientId]).map(alone),
    ...missing(["OIDC_CLIENT_ID", oidcClientId], ["OIDC_ISSUER", oidcIssuer]).map(
      (half) => `${half}, the address of the provider.`,
    ),
    ...missing(["OIDC_ISSUER", oidcIssuer], ["OIDC_CLIENT_ID", oidcClientId]).map(
      (half) => `${half}, which the provider gives.`,
    ),
    ...missing(["OIDC_CLIENT_SECRET", oidcClientSecret], ["OIDC_CLIENT_ID", oidcClientId]).map(alone),
    ...missing(["OIDC_TITLE", hasTitle], ["OIDC_ISSUER", oidcIssuer]).map(
      (half) => `${half}, and names nobody.`,
    ),
  ];
  const wanting = [
    { title: "Google", name: "google", isSet: googleClientId !== undefined },
    { title: "GitHub", name: "github", isSet: githubClientId !== undefined },
    { title: oidcTitle, name: "openid", isSet: oidcClientId !== undefined },
  ].find(({ isSet }) => isSet);
  if (wanting === undefined || publicUrl !== undefined || isWrong("PUBLIC_URL")) return pairs;
  const { title, name } = wanting;
  return [
    ...pairs,
    `PUBLIC_URL is not set, and ${title} sends people back to PUBLIC_URL/auth/providers/${name}/callback.`,
  ];
}

function alone(half: string): string {
  return `${half}, and means nothing alone.`;
}
