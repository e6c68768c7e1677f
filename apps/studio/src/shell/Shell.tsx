/** What stands around every page: the name, the ways to the other pages, and room for this one. */
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import type { Session } from "../session/session.ts";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";
import { OfflineNotice } from "./OfflineNotice.tsx";

/** The frame of all pages. */
export function Shell() {
  const session = useSession();
  const isMoving = useRouterState({ select: ({ status }) => status === "pending" });
  return (
    <>
      <a className="skip" href="#page">
        {words.shell.skip}
      </a>
      <header className="masthead">
        <Link to="/" className="brand">
          <Mark />
          {words.name}
        </Link>
        <nav aria-label={words.shell.navigation}>
          <Link to="/" activeOptions={{ exact: true }}>
            {words.shell.studio}
          </Link>
          <Link to="/library">{words.shell.library}</Link>
          {session.status === "in" && session.scopes.includes("admin") && (
            <Link to="/administration">{words.shell.administration}</Link>
          )}
          <Who session={session} />
        </nav>
        <div className="arriving" hidden={!isMoving} />
      </header>
      <Outlet />
      <OfflineNotice />
    </>
  );
}

/** The way to the account: by its name, where somebody is signed in. */
function Who({ session }: { readonly session: Session }) {
  if (session.status === "asking") return null;
  if (session.status === "out") {
    return (
      <Link to="/sign-in" className="end">
        {words.account.signIn.title}
      </Link>
    );
  }
  return (
    <Link to="/account" className="end who" title={session.account.username}>
      {words.account.title}
    </Link>
  );
}

/** The mark of the house: a feeling that swells. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 12h3l2-5 3 11 3.5-15 3 12 2-3H22" />
    </svg>
  );
}
