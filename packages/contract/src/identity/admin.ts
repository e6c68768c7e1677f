/** What administrators see and change, on the wire. */
import Type, { type Static } from "typebox";
import { nullable, wish } from "../schema.ts";
import { text } from "../text.ts";
import {
  accountSchema,
  emailSchema,
  newPasswordSchema,
  passwordAgainSchema,
  usernameSchema,
} from "./accounts.ts";
import { codeSchema } from "./tokens.ts";

const roleSchema = Type.Enum(["member", "admin"], {
  type: "string",
  description: "What the account may do.",
});

/** GET /admin/users. */
export const accountsQuerySchema = Type.Object(
  {
    q: Type.Optional(text({ maxLength: 64, description: "Only names that begin so.", examples: ["cla"] })),
    cursor: Type.Optional(text({ maxLength: 300, description: "`next_cursor` of the page before." })),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 200, description: "50 when absent.", examples: [50] }),
    ),
  },
  { additionalProperties: false },
);

/** A page of accounts. */
export const accountsAnswerSchema = Type.Object(
  {
    accounts: Type.Array(accountSchema, { description: "By name." }),
    next_cursor: nullable(
      Type.String({ description: "For the next page; null where this is the last one." }),
    ),
  },
  { $id: "AccountsAnswer", title: "Accounts" },
);

/** The path of one account. */
export const accountPathSchema = Type.Object({
  user_id: text({ minLength: 1, maxLength: 100, description: "As it is listed." }),
});

/** POST /admin/users. */
export const createAccountRequestSchema = Type.Object(
  {
    username: usernameSchema,
    password: wish(newPasswordSchema),
    email: wish(emailSchema),
    role: Type.Optional(roleSchema),
  },
  { $id: "CreateAccountRequest", title: "An account for somebody", additionalProperties: false },
);

/** PATCH /admin/users/{user_id}. */
export const changeAccountRequestSchema = Type.Object(
  {
    role: Type.Optional(roleSchema),
    disabled: Type.Optional(Type.Boolean({ description: "Whether it may not sign in. Its sessions end." })),
    email: wish(emailSchema),
  },
  { $id: "ChangeAccountRequest", title: "A change of an account", additionalProperties: false },
);

/** PATCH /auth/me. */
export const changeMeRequestSchema = Type.Object(
  {
    email: Type.Union([emailSchema, Type.Null()], { description: "null takes it away." }),
    password: passwordAgainSchema,
    code: wish(codeSchema),
  },
  { $id: "ChangeMeRequest", title: "Another e-mail address", additionalProperties: false },
);

/** DELETE /auth/me. */
export const deleteAccountRequestSchema = Type.Object(
  {
    password: passwordAgainSchema,
    code: wish(codeSchema),
  },
  { $id: "DeleteAccountRequest", title: "The end of an account", additionalProperties: false },
);

/** Everything that is kept of an account. */
export const accountExportSchema = Type.Object(
  { account: accountSchema },
  {
    $id: "AccountExport",
    title: "Everything that is kept of an account",
    description: "Beside `account` a list for each kind of things; times in them are epoch milliseconds.",
    additionalProperties: true,
  },
);

/** A page of accounts on the wire. */
export type WireAccounts = Static<typeof accountsAnswerSchema>;
