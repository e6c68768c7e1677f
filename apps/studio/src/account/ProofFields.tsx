/** Password and code again: what a stolen session must not do asks for them. */
import { useSecondFactor } from "../api/account.ts";
import type { Given } from "../parts/ActionForm.tsx";
import { Field } from "../parts/Field.tsx";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";

/** What was given of it. */
export function proofOf(given: Given) {
  return { password: given("password"), code: given("code") };
}

/** The fields that this account is asked for. */
export function ProofFields({ withCode = true }: { readonly withCode?: boolean }) {
  const session = useSession();
  const isCodeAsked = useSecondFactor().data?.active === true && withCode;
  const hasPassword = session.status === "in" && session.hasPassword;
  return (
    <>
      {hasPassword ? (
        <Field
          label={words.parts.password}
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={256}
          required
        />
      ) : (
        <p className="hint">{words.parts.again}</p>
      )}
      {isCodeAsked && <CodeField label={words.parts.code} hint={words.parts.codeHint} />}
    </>
  );
}

/** Where a code is given. */
export function CodeField({ label, hint }: { readonly label: string; readonly hint?: string }) {
  return (
    <Field
      label={label}
      hint={hint}
      name="code"
      autoComplete="one-time-code"
      inputMode="text"
      minLength={6}
      maxLength={32}
      required
    />
  );
}
