/** Who somebody is here: what they may do, where they get mail, their password. */
import { changeEmail, changePassword } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Field } from "../parts/Field.tsx";
import { When } from "../parts/When.tsx";
import { learn, signOut } from "../session/session.ts";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";
import { ProofFields, proofOf } from "./ProofFields.tsx";

/** The part of the account that is looked at first. */
export function You() {
  const session = useSession();
  const texts = words.account.you;
  if (session.status !== "in") return null;
  const { account, scopes, hasPassword } = session;
  return (
    <>
      <section className="panel">
        <dl className="facts">
          <dt>{texts.since}</dt>
          <dd>
            <When at={account.created_at} />
          </dd>
          <dt>{texts.scopes}</dt>
          <dd>
            <strong>{texts.role[account.role]}</strong>:{" "}
            {scopes.map((scope) => words.account.scope[scope]).join(", ")}
          </dd>
        </dl>
        <div className="buttons">
          <button type="button" onClick={() => void signOut()}>
            {words.account.signOut}
          </button>
        </div>
      </section>
      <div className="pair">
        <section className="panel">
          <h2>{texts.password}</h2>
          <p className="lead">{hasPassword ? texts.passwordLead : texts.firstPassword}</p>
          <ActionForm
            submit={texts.passwordSubmit}
            done={texts.passwordDone}
            act={async (given) => {
              const { password: current_password, code } = proofOf(given);
              await changePassword({ current_password, code, new_password: given("new_password") });
              await learn();
            }}
          >
            <input type="hidden" name="username" autoComplete="username" value={account.username} readOnly />
            <ProofFields />
            <Field
              label={texts.newPassword}
              hint={words.account.signUp.passwordHint}
              name="new_password"
              type="password"
              autoComplete="new-password"
              minLength={8}
              maxLength={256}
              required
            />
          </ActionForm>
        </section>
        <section className="panel">
          <h2>{texts.email}</h2>
          <p className="lead">{account.email ?? texts.noEmail}</p>
          <ActionForm
            submit={texts.emailSubmit}
            done={texts.emailDone}
            act={async (given) => {
              await changeEmail({ ...proofOf(given), email: given("email") ?? null });
              await learn();
            }}
          >
            <Field
              label={texts.emailField}
              hint={texts.emailHint}
              name="email"
              type="email"
              autoComplete="email"
              maxLength={254}
            />
            <ProofFields />
          </ActionForm>
        </section>
      </div>
    </>
  );
}
