/**
 * What is used of oidc-provider, taken past its entrance: that writes to standard error, on every start under a release of
 * Node.js that has no long-term support yet, that it is not supported. Nothing turns it off, and our log has one form. The
 * version is pinned; one that has its parts elsewhere would not be found at all.
 */
import type * as library from "oidc-provider";
import * as errors from "oidc-provider/lib/helpers/errors.js";
import * as parts from "oidc-provider/lib/provider.js";

/** An authorization server. */
export type Provider = library.Provider;

/** Makes one. */
export const Provider: typeof library.Provider = parts.Provider;

/** What is answered to a code or token that is not good. */
export const InvalidGrant: typeof library.errors.InvalidGrant = errors.InvalidGrant;
