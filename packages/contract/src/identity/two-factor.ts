/** The second factor on the wire. */
import Type from "typebox";
import { nullable, wish } from "../schema.ts";
import { passwordAgainSchema } from "./accounts.ts";
import { codeSchema } from "./tokens.ts";

/** GET /auth/2fa. */
export const secondFactorSchema = Type.Object(
  {
    active: Type.Boolean({ description: "Whether signing in asks for a code." }),
    activated_at: nullable(Type.String({ format: "date-time" })),
    recovery_codes_left: Type.Integer({ minimum: 0, maximum: 10 }),
  },
  { $id: "SecondFactor", title: "Second factor" },
);

/** POST /auth/2fa/enroll. */
export const enrollRequestSchema = Type.Object(
  { password: passwordAgainSchema },
  { $id: "EnrollRequest", title: "Beginning a second factor", additionalProperties: false },
);

/** What an authenticator is set up with. */
export const enrolmentSchema = Type.Object(
  {
    secret: Type.String({ description: "For typing, in base 32.", pattern: "^[A-Z2-7]{32}$" }),
    otpauth_uri: Type.String({
      description: "For opening on a telephone.",
      examples: [
        "otpauth://totp/Music%20Brain:clara?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Music%20Brain",
      ],
    }),
    qr_svg: Type.String({ description: "The same as a QR code, an SVG image." }),
  },
  { $id: "Enrolment", title: "What an authenticator needs" },
);

/** POST /auth/2fa/activate. */
export const activateRequestSchema = Type.Object(
  { code: codeSchema },
  { $id: "ActivateRequest", title: "The first code", additionalProperties: false },
);

/** POST /auth/2fa/disable and /auth/2fa/recovery-codes. */
export const proofSchema = Type.Object(
  { password: passwordAgainSchema, code: wish(codeSchema) },
  { $id: "Proof", title: "Password and code again", additionalProperties: false },
);

/** Recovery codes as they are shown once. */
export const recoveryCodesSchema = Type.Object(
  {
    recovery_codes: Type.Array(Type.String({ examples: ["7m3k-x0qv-91fd-bw8t"] }), {
      minItems: 10,
      maxItems: 10,
      description:
        "Each is good once, in place of a code. They are not shown again: keep them apart from the telephone.",
    }),
  },
  { $id: "RecoveryCodes", title: "Recovery codes" },
);
