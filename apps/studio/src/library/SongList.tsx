/** The songs of whoever is signed in, the newest first. */
import type { WireSongs } from "@music-brain/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { request } from "../api/request.ts";
import { words } from "../words.ts";

/** The list, or what to do where there is none. */
export function SongList() {
  const { data, error, isPending } = useQuery({
    queryKey: ["songs"],
    queryFn: ({ signal }) => request<WireSongs>("/songs", { signal }),
  });
  if (isPending) return <p role="status">{words.shell.arriving}</p>;
  if (error) return <p role="alert">{error.message}</p>;
  if (data.songs.length === 0) {
    return (
      <section className="panel teach">
        <p>{words.library.empty}</p>
        <Link to="/">{words.library.compose}</Link>
      </section>
    );
  }
  return (
    <ul className="panel songs">
      {data.songs.map(({ id, title, mood, key, total_bars: bars }) => (
        <li key={id}>
          <strong>{title}</strong>
          <span className="hint">{words.library.facts(mood, key, bars)}</span>
        </li>
      ))}
    </ul>
  );
}
