/** The account: its parts, and room for the one that is looked at. */
import { Link, Outlet } from "@tanstack/react-router";
import { useSession } from "../session/use-session.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { Rooms } from "../shell/Rooms.tsx";
import { words } from "../words.ts";

/** The page; without an account, what one would be good for. */
export function AccountPage() {
  const session = useSession();
  const { tabs, title, sections, signedOut, signIn, signUp } = words.account;
  return (
    <main id="page" className="page wide account" tabIndex={-1}>
      <PageTitle title={title}>{session.status === "in" ? session.account.username : title}</PageTitle>
      {session.status === "out" && (
        <section className="panel teach">
          <p>{signedOut}</p>
          <p className="buttons">
            <Link to="/sign-in" className="button primary">
              {signIn.title}
            </Link>
            <Link to="/sign-up" className="button">
              {signUp.title}
            </Link>
          </p>
        </section>
      )}
      {session.status === "in" && (
        <Rooms
          label={sections}
          rooms={[
            ["/account", tabs.you],
            ["/account/second-factor", tabs.secondFactor],
            ["/account/passkeys", tabs.passkeys],
            ["/account/providers", tabs.providers],
            ["/account/sessions", tabs.sessions],
            ["/account/keys", tabs.keys],
            ["/account/applications", tabs.applications],
            ["/account/data", tabs.data],
          ]}
        >
          <Outlet />
        </Rooms>
      )}
    </main>
  );
}
