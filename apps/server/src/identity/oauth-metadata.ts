/** The authorization server as it describes itself. */
import { thirdPartyScopes } from "./client-rules.ts";

/** The addresses of its parts, after the issuer. */
export const routes = {
  authorization: "/oauth/authorize",
  token: "/oauth/token",
  revocation: "/oauth/revoke",
  registration: "/oauth/register",
  interaction: "/oauth/interaction",
} as const;

/** Where the public keys of the service are. */
export const KEY_SET_PATH = "/.well-known/jwks.json";

/** What depends on the settings. */
export interface Abilities {
  readonly isRegistrationOpen: boolean;
  /** Whether what the service signs can be verified by others. */
  readonly hasPublicKeys: boolean;
}

/** What it says of itself (RFC 8414). */
export function metadata(issuer: string, { isRegistrationOpen, hasPublicKeys }: Abilities) {
  return {
    issuer,
    authorization_endpoint: `${issuer}${routes.authorization}`,
    token_endpoint: `${issuer}${routes.token}`,
    revocation_endpoint: `${issuer}${routes.revocation}`,
    ...(isRegistrationOpen && { registration_endpoint: `${issuer}${routes.registration}` }),
    ...(hasPublicKeys && { jwks_uri: `${issuer}${KEY_SET_PATH}` }),
    scopes_supported: thirdPartyScopes,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
    token_endpoint_auth_methods_supported: [...clientAuthMethods],
    revocation_endpoint_auth_methods_supported: [...clientAuthMethods],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}

/** How clients show who they are. */
export const clientAuthMethods = ["client_secret_basic", "client_secret_post", "none"] as const;

/** The path of the issuer, without a slash at its end. */
export function pathOf(issuer: string): string {
  return new URL(issuer).pathname.replace(/\/$/, "");
}
