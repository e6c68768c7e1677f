/** A song of the library. */
import type { WireKeptSong } from "@music-brain/contract";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, useState } from "react";
import { words } from "../words.ts";

/** What the row shows and tells. */
export interface SongRowProps {
  readonly song: WireKeptSong;
  readonly onTags: (tags: string[]) => void;
  readonly onFavourite: (favourite: boolean) => void;
  readonly onSeek: (tag: string) => void;
  readonly onDelete: () => void;
}

const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** The row. */
export function SongRow({ song, onTags, onFavourite, onSeek, onDelete }: SongRowProps) {
  const { id, title, words: said, genre, key, mode, tempo_bpm, total_bars, emotion, favourite } = song;
  const { library } = words;
  return (
    <li className="song-row" style={{ "--own": `var(--${emotion.base})` } as CSSProperties}>
      <button
        type="button"
        className="star"
        aria-pressed={favourite}
        aria-label={library.favour(title)}
        onClick={() => onFavourite(!favourite)}
      >
        {favourite ? "★" : "☆"}
      </button>
      <div className="song-what">
        <h2>
          <Link to="/" search={{ song: id }} aria-label={library.open(title)}>
            {title}
          </Link>
        </h2>
        {said !== "" && <p className="said">{said}</p>}
        <p className="hint">
          <span className="mood">{emotion.name}</span>{" "}
          {library.facts(genre, `${key} ${mode}`, Math.round(tempo_bpm), total_bars)} ·{" "}
          <time dateTime={song.created_at}>{days.format(new Date(song.created_at))}</time>
        </p>
        <Tags song={song} onTags={onTags} onSeek={onSeek} />
      </div>
      <button type="button" className="remove" aria-label={library.delete(title)} onClick={onDelete}>
        ×
      </button>
    </li>
  );
}

/** The tags, each a way to its like, and room for one more. */
function Tags({ song: { title, tags }, onTags, onSeek }: Pick<SongRowProps, "song" | "onTags" | "onSeek">) {
  const [text, setText] = useState("");
  const { library } = words;
  return (
    <form
      className="tags"
      aria-label={library.tagsOf(title)}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        onTags([...tags, text.trim()]);
        setText("");
      }}
    >
      {tags.map((tag) => (
        <span key={tag} className="tag">
          <button type="button" aria-label={library.tag(tag)} onClick={() => onSeek(tag)}>
            {tag}
          </button>
          <button
            type="button"
            aria-label={library.removeTag(tag)}
            onClick={() => onTags(tags.filter((one) => one !== tag))}
          >
            ×
          </button>
        </span>
      ))}
      <input
        aria-label={library.addTag}
        placeholder={library.addTag}
        maxLength={50}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
