/** Making an account, and being signed in to it. */
import { Link, Navigate } from "@tanstack/react-router";
import { register } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Field } from "../parts/Field.tsx";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";
import { EntryPage, UsernameField } from "./EntryPage.tsx";
import { signIn } from "./sign-in.ts";

/** The page. */
export function SignUpPage() {
  const { status } = useSession();
  const texts = words.account.signUp;
  if (status === "in") return <Navigate to="/account" replace />;
  return (
    <EntryPage title={texts.title} lead={texts.lead} ways={<Link to="/sign-in">{texts.toSignIn}</Link>}>
      <ActionForm
        submit={texts.submit}
        act={async (given) => {
          const credentials = { username: given("username"), password: given("password") };
          await register({ ...credentials, email: given("email") });
          await signIn(credentials);
        }}
      >
        <UsernameField hint={texts.nameHint} />
        <Field
          label={words.account.signIn.password}
          hint={texts.passwordHint}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          maxLength={256}
          required
        />
        <Field
          label={texts.email}
          hint={texts.emailHint}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={254}
        />
      </ActionForm>
    </EntryPage>
  );
}
