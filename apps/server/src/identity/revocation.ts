/** What has been revoked, said to all who remember that it was good. */

/** Something whose credentials are not good any more, or mean something else from now on. */
export type Revoked =
  | { readonly kind: "user"; readonly id: string }
  | { readonly kind: "session"; readonly id: string }
  | { readonly kind: "key"; readonly id: string };

/** Carries word of what is revoked. */
export interface Revocations {
  /** Says it to all who listen. Call it when the change is in the database. */
  readonly announce: (revoked: Revoked) => Promise<void>;
  readonly listen: (listener: (revoked: Revoked) => void) => void;
}

/** Word within this process. */
export function localRevocations(): Revocations {
  const listeners: ((revoked: Revoked) => void)[] = [];
  return {
    async announce(revoked) {
      for (const listener of listeners) listener(revoked);
    },
    listen: (listener) => void listeners.push(listener),
  };
}
