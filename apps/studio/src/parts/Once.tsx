/** Something that is shown once: to be copied, or taken along as a file. */
import { useRef, useState } from "react";
import { words } from "../words.ts";
import { saveText } from "./save.ts";

/** What is shown. */
export interface OnceProps {
  readonly label: string;
  readonly text: string;
  /** The name of the file, where it can be had as one. */
  readonly fileName?: string;
}

/** The text with its buttons. */
export function Once({ label, text, fileName }: OnceProps) {
  const shown = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const lines = text.split("\n").length;
  async function copy() {
    shown.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.parts.copied);
    } catch {
      // Without TLS a browser lets no page write there: it is selected, and the keys do the rest.
      setSaid(words.parts.selected);
    }
  }
  return (
    <div className="once">
      <textarea ref={shown} aria-label={label} readOnly rows={lines === 1 ? 2 : lines} value={text} />
      <div className="buttons">
        <button type="button" onClick={copy}>
          {words.parts.copy}
        </button>
        {fileName && (
          <button type="button" onClick={() => saveText(text, fileName)}>
            {words.parts.download}
          </button>
        )}
        <span role="status" className="hint">
          {said}
        </span>
      </div>
    </div>
  );
}
