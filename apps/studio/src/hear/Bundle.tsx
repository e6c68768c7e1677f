/** All of the song in one archive, in the menu of files. */
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { bundleOf } from "../api/bundle.ts";
import type { Take } from "../change/takes.ts";
import { saveBlob } from "../parts/save.ts";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";
import { fileName } from "./file-name.ts";

/** The button, how far the archive is and what cancels it, and what it takes where nobody is signed in. */
export function Bundle({ take }: { readonly take: Take }) {
  const isIn = useSession().status === "in";
  const [percent, setPercent] = useState(0);
  const begin = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const make = useMutation({
    mutationFn: async ({ signal }: AbortController) => {
      const archive = await bundleOf(take, setPercent, signal);
      signal.throwIfAborted();
      saveBlob(archive, `${fileName(take.song.title)}.zip`);
    },
    onMutate: () => setPercent(0),
    onSettled: (_made, _error, { signal }) => {
      // The button that is about to go does not take the focus along.
      if (!signal.aborted && document.activeElement === cancel.current) begin.current?.focus();
    },
  });

  function giveUp() {
    make.variables?.abort();
    make.reset();
    begin.current?.focus();
  }

  return (
    <div className="bundle">
      <button
        ref={begin}
        type="button"
        disabled={!isIn}
        aria-disabled={make.isPending}
        onClick={() => make.isPending || make.mutate(new AbortController())}
      >
        {words.hear.bundle}
      </button>
      {make.isPending && (
        <div className="packing">
          <progress value={percent} max={100} aria-label={words.hear.bundling}>
            {percent} %
          </progress>
          <button ref={cancel} type="button" onClick={giveUp}>
            {words.hear.cancelBundle}
          </button>
        </div>
      )}
      <p className="hint" role="status">
        {make.isPending ? words.hear.bundling : make.error ? make.error.message : words.hear.bundleHint}{" "}
        {!isIn && <Link to="/sign-in">{words.account.signIn.title}</Link>}
      </p>
    </div>
  );
}
