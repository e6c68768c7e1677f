/** What a browser brings back that was sent to a provider, so that nobody else's return passes for its own. */
import Type, { type Static } from "typebox";

/** Why somebody was sent, and what has to be known again when they come back. */
export const sentSchema = Type.Object({
  departure: Type.Object({ state: Type.String(), nonce: Type.String(), verifier: Type.String() }),
  purpose: Type.Union([
    Type.Object({ kind: Type.Literal("sign-in") }),
    // From a page of the studio, and back there.
    Type.Object({ kind: Type.Literal("studio") }),
    // To a page of the authorization server.
    Type.Object({ kind: Type.Literal("interaction"), uid: Type.String() }),
    // To give an account somebody elsewhere: it was theirs when they left, and the session has to be in force still.
    Type.Object({
      kind: Type.Literal("link"),
      userId: Type.String(),
      sessionId: Type.String(),
      /** Whether it was a page of the studio that asked, which is gone back to. */
      isStudio: Type.Optional(Type.Boolean()),
    }),
  ]),
});

/** A departure and its purpose. */
export type Sent = Static<typeof sentSchema>;

/** Why somebody was sent. */
export type Purpose = Sent["purpose"];

/** Whom a provider has vouched for. */
export const vouchedSchema = Type.Object({
  userId: Type.String(),
  /** Whether they came from the studio. */
  isStudio: Type.Optional(Type.Boolean()),
});

/** How somebody fared at a provider whom a page of the authorization server sent there: that it does not vouch, or for whom. */
export const returnedSchema = Type.Union([vouchedSchema, Type.Object({ complaint: Type.String() })]);

/** How long somebody may take at a provider, or with the code of a second factor after it, in seconds. */
export const AWAY_SECONDS = 600;
