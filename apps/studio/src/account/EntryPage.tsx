/** A page by which somebody gets in: what it is for, what is to be filled in, and the ways on. */
import type { ReactNode } from "react";
import { Field } from "../parts/Field.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { words } from "../words.ts";

/** What is on it. */
export interface EntryPageProps {
  readonly title: string;
  readonly lead: string;
  /** Said before anything is filled in, such as what went wrong elsewhere. */
  readonly notice?: ReactNode;
  /** What is to be filled in. */
  readonly children: ReactNode;
  /** The ways on. */
  readonly ways: ReactNode;
}

/** The page. */
export function EntryPage({ title, lead, notice, children, ways }: EntryPageProps) {
  return (
    <main id="page" className="page narrow" tabIndex={-1}>
      <PageTitle title={title} />
      <p className="lead">{lead}</p>
      {notice}
      <section className="panel">{children}</section>
      <p className="ways-on">{ways}</p>
    </main>
  );
}

/** Where a name is given. */
export function UsernameField({ hint }: { readonly hint?: string }) {
  return (
    <Field
      label={words.account.signIn.username}
      hint={hint}
      name="username"
      autoComplete="username"
      maxLength={64}
      required
    />
  );
}
