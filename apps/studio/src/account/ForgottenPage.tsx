/** Asking for a link, where the password is forgotten. */
import { Link } from "@tanstack/react-router";
import { forgetPassword } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Field } from "../parts/Field.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { words } from "../words.ts";

/** The page; what it says is the same for every name. */
export function ForgottenPage() {
  const texts = words.account.forgotten;
  return (
    <main id="page" className="page narrow" tabIndex={-1}>
      <PageTitle title={texts.title} />
      <p className="lead">{texts.lead}</p>
      <section className="panel">
        <ActionForm
          submit={texts.submit}
          done={texts.done}
          act={(given) => forgetPassword(given("username"))}
        >
          <Field
            label={words.account.signIn.username}
            name="username"
            autoComplete="username"
            maxLength={64}
            required
          />
        </ActionForm>
      </section>
      <p>
        <Link to="/sign-in">{texts.back}</Link>
      </p>
    </main>
  );
}
