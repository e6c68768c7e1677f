/** Administration: for administrators alone. */
import { Link, Outlet } from "@tanstack/react-router";
import { useSession } from "../session/use-session.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { Rooms } from "../shell/Rooms.tsx";
import { words } from "../words.ts";

/** The page. */
export function AdministrationPage() {
  const session = useSession();
  const { title, rooms, refused, signedOut, tabs } = words.administration;
  const isAdmin = session.status === "in" && session.scopes.includes("admin");
  return (
    <main id="page" className="page wide" tabIndex={-1}>
      <PageTitle title={title} />
      {isAdmin ? (
        <Rooms
          label={rooms}
          rooms={[
            ["/administration", tabs.users],
            ["/administration/audit", tabs.audit],
            ["/administration/figures", tabs.figures],
          ]}
        >
          <Outlet />
        </Rooms>
      ) : (
        session.status !== "asking" && (
          <section className="panel teach">
            <p>{session.status === "in" ? refused : signedOut}</p>
            {session.status === "out" && (
              <Link to="/sign-in" className="button primary">
                {words.account.signIn.title}
              </Link>
            )}
          </section>
        )
      )}
    </main>
  );
}
