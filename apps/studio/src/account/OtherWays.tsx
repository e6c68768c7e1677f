/** Signing in without name and password: with a passkey, or with a provider, where there is any. */
import { useProviders } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { words } from "../words.ts";
import { hasPasskeys, signInWithPasskey } from "./passkey.ts";

/** A button for the passkey; a link for each provider, to which the browser goes and from where it comes back signed in. */
export function OtherWays() {
  const providers = useProviders().data?.providers ?? [];
  if (providers.length === 0 && !hasPasskeys) return null;
  return (
    <div className="providers">
      <p className="hint">{words.account.signIn.or}</p>
      {hasPasskeys && <ActionForm submit={words.account.signIn.passkey} act={signInWithPasskey} isAside />}
      {providers.length > 0 && (
        <ul className="buttons">
          {providers.map(({ name, title, start }) => (
            <li key={name}>
              <a className="button" href={`${start}?page=studio`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
