/** The library: the songs that somebody keeps. */
import { Link } from "@tanstack/react-router";
import { useSession } from "../session/use-session.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { words } from "../words.ts";
import { SongList } from "./SongList.tsx";

/** The page. */
export function LibraryPage() {
  const { status } = useSession();
  return (
    <main id="page" className="page wide" tabIndex={-1}>
      <PageTitle title={words.library.title} />
      <p className="lead">{words.library.lead}</p>
      {status === "in" && <SongList />}
      {status === "out" && (
        <section className="panel teach">
          <p>{words.library.signedOut}</p>
          <p className="ways-on">
            <Link to="/sign-in">{words.account.signIn.title}</Link>
            <Link to="/sign-up">{words.account.signUp.title}</Link>
            <Link to="/">{words.library.compose}</Link>
          </p>
        </section>
      )}
    </main>
  );
}
