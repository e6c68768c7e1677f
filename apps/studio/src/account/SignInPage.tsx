/** Signing in: name and password, a code where it is asked for, or a provider. */
import { Link, Navigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { ServiceError } from "../api/send.ts";
import { ActionForm, type Given } from "../parts/ActionForm.tsx";
import { Field } from "../parts/Field.tsx";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";
import { EntryPage, UsernameField } from "./EntryPage.tsx";
import { OtherWays } from "./OtherWays.tsx";
import { CodeField } from "./ProofFields.tsx";
import { type Credentials, signIn } from "./sign-in.ts";

/** The page. */
export function SignInPage() {
  const { status } = useSession();
  const { refused } = useSearch({ from: "/sign-in" });
  const [asked, setAsked] = useState<Credentials>();
  const texts = words.account.signIn;
  if (status === "in") return <Navigate to="/account" replace />;

  async function begin(given: Given) {
    const credentials = { username: given("username"), password: given("password") };
    try {
      await signIn(credentials);
    } catch (error) {
      if (!(error instanceof ServiceError && error.code === "two_factor_required")) throw error;
      setAsked(credentials);
    }
  }

  if (asked !== undefined) {
    return (
      <EntryPage
        title={texts.codeTitle}
        lead={texts.codeLead}
        ways={
          <button type="button" className="quiet" onClick={() => setAsked(undefined)}>
            {texts.back}
          </button>
        }
      >
        <ActionForm
          key="code"
          submit={texts.codeSubmit}
          act={(given) => signIn({ ...asked, code: given("code") })}
        >
          <CodeField label={words.parts.code} hint={words.parts.codeHint} />
        </ActionForm>
      </EntryPage>
    );
  }
  return (
    <EntryPage
      title={texts.title}
      lead={texts.lead}
      notice={
        refused !== undefined && (
          <p className="trouble" role="alert">
            {texts.refused[refused] ?? texts.refusedOtherwise}
          </p>
        )
      }
      ways={
        <>
          <Link to="/sign-up">{texts.toSignUp}</Link>
          <Link to="/password">{texts.forgotten}</Link>
        </>
      }
    >
      <ActionForm key="password" submit={texts.submit} act={begin}>
        <UsernameField />
        <Field
          label={texts.password}
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={256}
          required
        />
      </ActionForm>
      <OtherWays />
    </EntryPage>
  );
}
