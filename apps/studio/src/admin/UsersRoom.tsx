/** Everybody who has an account: found, made, changed. */
import type { WireAccount } from "@music-brain/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { createAccount, useAccounts } from "../api/administration.ts";
import { ActionForm } from "../parts/ActionForm.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Field } from "../parts/Field.tsx";
import { More } from "../parts/More.tsx";
import { Trouble } from "../parts/Trouble.tsx";
import { words } from "../words.ts";
import { UserDialog } from "./UserDialog.tsx";
import { UserRow } from "./UserRow.tsx";

/** The room. */
export function UsersRoom() {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const query = useAccounts(useDeferredValue(text.trim()));
  const [asked, setAsked] = useState<WireAccount | "new">();
  const texts = words.administration.users;
  const accounts = query.data?.pages.flatMap((page) => page.accounts) ?? [];
  const close = () => setAsked(undefined);
  const again = () => client.invalidateQueries({ queryKey: ["admin", "users"] });
  return (
    <section className="panel">
      <h2>{words.administration.tabs.users}</h2>
      <p className="lead">{texts.lead}</p>
      <div className="filters">
        <Field
          label={texts.search}
          type="search"
          value={text}
          onChange={({ target }) => setText(target.value)}
          maxLength={64}
        />
        <button type="button" className="primary" onClick={() => setAsked("new")}>
          {texts.make}
        </button>
      </div>
      <Trouble error={query.error} onAgain={() => void query.refetch()} />
      <table className="rows people">
        <caption className="visually-hidden">{texts.caption}</caption>
        <thead>
          <tr>
            {[texts.name, texts.role, texts.state, texts.since].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{texts.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <UserRow key={account.id} account={account} onChange={() => setAsked(account)} />
          ))}
        </tbody>
      </table>
      {query.isSuccess && accounts.length === 0 && <p className="empty">{texts.none}</p>}
      <More query={query} label={texts.more} />
      {asked === "new" && (
        <Dialog title={texts.make} onClose={close}>
          <p className="lead">{texts.makeLead}</p>
          <ActionForm
            submit={texts.makeSubmit}
            onCancel={close}
            act={async (given) => {
              await createAccount({
                username: given("username"),
                password: given("password"),
                email: given("email"),
                role: given("admin") === undefined ? "member" : "admin",
              });
              close();
              await again();
            }}
          >
            <Field label={texts.name} name="username" autoComplete="off" maxLength={64} required />
            <Field label={texts.password} name="password" type="password" autoComplete="new-password" />
            <Field label={texts.email} name="email" type="email" autoComplete="off" />
            <label className="check">
              <input type="checkbox" name="admin" />
              {texts.isAdmin}
            </label>
          </ActionForm>
        </Dialog>
      )}
      {asked !== undefined && asked !== "new" && (
        <UserDialog account={asked} onClose={close} onChange={again} />
      )}
    </section>
  );
}
