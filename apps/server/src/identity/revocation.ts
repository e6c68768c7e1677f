/** What has been revoked, said to all who remember that it was good. */

/** Something whose credentials are not good any more, or mean something else from now on. */
export interface Revoked {
  readonly kind: "user" | "session" | "key" | "client";
  readonly id: string;
}

/** Who wants to know. */
export interface RevocationListener {
  readonly revoked: (revoked: Revoked) => void;
  /** Something may have been missed: nothing that is remembered can be believed without asking. */
  readonly missed: () => void;
}

/** Carries word of what is revoked. */
export interface Revocations {
  /** Says it to all who listen, on other replicas too where they hear it. Call it when the change is in the database. */
  readonly announce: (revoked: Revoked) => Promise<void>;
  readonly listen: (listener: RevocationListener) => void;
  /** Whether what other processes announce is heard here at the moment. */
  readonly hearsOthers: () => boolean;
  readonly close: () => Promise<void>;
}

/** Word within this process. */
export function localRevocations(): Revocations {
  const listeners: RevocationListener[] = [];
  return {
    async announce(revoked) {
      for (const listener of listeners) listener.revoked(revoked);
    },
    listen: (listener) => void listeners.push(listener),
    hearsOthers: () => false,
    close: async () => {},
  };
}
