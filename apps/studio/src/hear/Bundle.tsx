/** All of the song in one archive, in the menu of files. */
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { bundleOf } from "../api/bundle.ts";
import type { Take } from "../change/takes.ts";
import { saveBlob } from "../parts/save.ts";
import { useSession } from "../session/use-session.ts";
import { words } from "../words.ts";
import { fileName } from "./file-name.ts";

/** The button, how far the archive is, and what it takes where nobody is signed in. */
export function Bundle({ take }: { readonly take: Take }) {
  const isIn = useSession().status === "in";
  const [percent, setPercent] = useState(0);
  const make = useMutation({
    mutationFn: async () => saveBlob(await bundleOf(take, setPercent), `${fileName(take.song.title)}.zip`),
    onMutate: () => setPercent(0),
  });
  return (
    <div className="bundle">
      <button type="button" disabled={!isIn || make.isPending} onClick={() => make.mutate()}>
        {words.hear.bundle}
      </button>
      {make.isPending && (
        <progress value={percent} max={100} aria-label={words.hear.bundling}>
          {percent} %
        </progress>
      )}
      <p className="hint" role="status">
        {make.isPending ? words.hear.bundling : make.error ? make.error.message : words.hear.bundleHint}{" "}
        {!isIn && <Link to="/sign-in">{words.account.signIn.title}</Link>}
      </p>
    </div>
  );
}
