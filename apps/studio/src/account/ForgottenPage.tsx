/** Asking for a link, where the password is forgotten. */
import { Link } from "@tanstack/react-router";
import { forgetPassword } from "../api/account.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { words } from "../words.ts";
import { EntryPage, UsernameField } from "./EntryPage.tsx";

/** The page; what it says is the same for every name. */
export function ForgottenPage() {
  const texts = words.account.forgotten;
  return (
    <EntryPage title={texts.title} lead={texts.lead} ways={<Link to="/sign-in">{texts.back}</Link>}>
      <ActionForm submit={texts.submit} done={texts.done} act={(given) => forgetPassword(given("username"))}>
        <UsernameField />
      </ActionForm>
    </EntryPage>
  );
}
