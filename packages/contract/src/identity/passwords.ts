/** Changing and resetting a password, on the wire. */
import Type from "typebox";
import { wish } from "../schema.ts";
import { secretText } from "../text.ts";
import { newPasswordSchema, passwordAgainSchema, usernameSchema } from "./accounts.ts";
import { codeSchema } from "./tokens.ts";

/** POST /auth/password. */
export const changePasswordRequestSchema = Type.Object(
  { current_password: passwordAgainSchema, code: wish(codeSchema), new_password: newPasswordSchema },
  { $id: "ChangePasswordRequest", title: "Another password", additionalProperties: false },
);

/** POST /auth/password/forgot. */
export const forgotPasswordRequestSchema = Type.Object(
  { username: usernameSchema },
  { $id: "ForgotPasswordRequest", title: "A forgotten password", additionalProperties: false },
);

/** POST /auth/password/reset. */
export const resetPasswordRequestSchema = Type.Object(
  {
    token: secretText({ minLength: 1, maxLength: 256, description: "What follows `#token=` in the link." }),
    new_password: newPasswordSchema,
  },
  { $id: "ResetPasswordRequest", title: "A password by a link", additionalProperties: false },
);

/** What is said to everybody who forgot a password, whether there is such an account or not. */
export const forgotPasswordAnswerSchema = Type.Object(
  {
    message: Type.String({ examples: ["If the account has an e-mail address, a link is on its way to it."] }),
  },
  { $id: "ForgotPasswordAnswer", title: "A link may be on its way" },
);

/** A link by which a password is set, as an administrator gets it. */
export const passwordLinkSchema = Type.Object(
  {
    token: Type.String({ description: "For POST /auth/password/reset; good once." }),
    link: Type.String({ description: "The page of this service that takes it." }),
    expires_at: Type.String({ format: "date-time" }),
  },
  { $id: "PasswordLink", title: "A link for a password" },
);
