/** The song as files. */
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { fileOf } from "../api/songs.ts";
import type { Take } from "../change/takes.ts";
import { saveBlob } from "../parts/save.ts";
import { useDismissal } from "../parts/use-dismissal.ts";
import { words } from "../words.ts";
import { Bundle } from "./Bundle.tsx";
import { bytesOf } from "./base64.ts";
import { fileName } from "./file-name.ts";

/** A form that a song can be had in. */
interface Form {
  readonly name: string;
  readonly extension: string;
  readonly content: (take: Take) => Blob | Promise<Blob>;
}

/** A form that the service makes when it is asked for. */
function made(name: string, extension: string, mediaType: string): Form {
  return { name, extension, content: (take) => fileOf(take, mediaType) };
}

const forms: readonly Form[] = [
  {
    name: words.hear.midi,
    extension: "mid",
    content: ({ midi }) => new Blob([bytesOf(midi)], { type: "audio/midi" }),
  },
  made(words.hear.musicxml, "musicxml", "application/vnd.recordare.musicxml+xml"),
  made(words.hear.score, "svg", "image/svg+xml"),
  made(words.hear.mp3, "mp3", "audio/mpeg"),
  made(words.hear.wav, "wav", "audio/wav"),
  made(words.hear.ogg, "ogg", "audio/ogg"),
  {
    name: words.hear.json,
    extension: "json",
    content: (take) => new Blob([JSON.stringify(asKept(take), null, 2)], { type: "application/json" }),
  },
];

/** The song and its recipe, as the service answers them and takes them back. */
function asKept({ song: { provenance: _, ...song }, recipe }: Take) {
  const { engine_version, digest, seed } = song;
  return { song, recipe: recipe ? { ...recipe, seed, engine_version, digest } : null };
}

/** The menu of files. */
export function Downloads({ take }: { readonly take: Take }) {
  const make = useMutation({
    mutationFn: async ({ extension, content }: Form) =>
      saveBlob(await content(take), `${fileName(take.song.title)}.${extension}`),
  });
  const menu = useRef<HTMLDetailsElement>(null);
  useDismissal(menu);
  return (
    <details ref={menu} className="downloads">
      <summary>{words.hear.download}</summary>
      <div>
        {forms.map((form) => (
          <button key={form.extension} type="button" onClick={() => make.mutate(form)}>
            {form.name}
          </button>
        ))}
        <p className="hint" role="status">
          {make.isPending ? words.hear.preparing : make.error?.message}
        </p>
        <Bundle take={take} />
      </div>
    </details>
  );
}
