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
          <Link to="/">{words.library.compose}</Link>
        </section>
      )}
    </main>
  );
}
