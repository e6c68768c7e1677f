/** The song as files. */
import type { Take } from "../change/takes.ts";
import { words } from "../words.ts";
import { bytesOf } from "./base64.ts";

/** The menu of files. */
export function Downloads({ take }: { readonly take: Take }) {
  const name = take.song.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "song";
  return (
    <details className="downloads">
      <summary>{words.hear.download}</summary>
      <div>
        <button type="button" onClick={() => save(bytesOf(take.midi), "audio/midi", `${name}.mid`)}>
          {words.hear.midi}
        </button>
        <button
          type="button"
          onClick={() => save(JSON.stringify(take.song, null, 2), "application/json", `${name}.json`)}
        >
          {words.hear.json}
        </button>
      </div>
    </details>
  );
}

function save(content: BlobPart, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
