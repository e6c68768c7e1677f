/** API keys: made, shown once, given another text, taken back. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keysOf, type ShownKey, useApiKeys } from "../api/account.ts";
import { Asked } from "../parts/Asked.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Once } from "../parts/Once.tsx";
import { words } from "../words.ts";
import { KeyEntry } from "./KeyEntry.tsx";
import { NewKeyForm } from "./NewKeyForm.tsx";

/** The room. */
export function KeysRoom() {
  const client = useQueryClient();
  const query = useApiKeys();
  const [isMaking, setMaking] = useState(false);
  const [shown, setShown] = useState<ShownKey>();
  const texts = words.account.keys;
  const again = () => void client.invalidateQueries({ queryKey: keysOf.apiKeys });
  function show(key: ShownKey) {
    setMaking(false);
    setShown(key);
    again();
  }
  return (
    <section className="panel">
      <h2>{words.account.tabs.keys}</h2>
      <p className="lead">{texts.lead}</p>
      <Asked query={query}>
        {({ api_keys }) =>
          api_keys.length === 0 ? (
            <p className="empty">{texts.empty}</p>
          ) : (
            <ul className="entries">
              {api_keys.map((key) => (
                <KeyEntry key={key.id} apiKey={key} onShown={show} onChange={again} />
              ))}
            </ul>
          )
        }
      </Asked>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => setMaking(true)}>
          {texts.make}
        </button>
      </div>
      {isMaking && (
        <Dialog title={texts.make} onClose={() => setMaking(false)}>
          <NewKeyForm onMade={show} onCancel={() => setMaking(false)} />
        </Dialog>
      )}
      {shown && <ShownOnce shown={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}

/** A key as it is shown once, with a way to try it. */
function ShownOnce({ shown, onClose }: { readonly shown: ShownKey; readonly onClose: () => void }) {
  const texts = words.account.keys;
  const example = [
    `curl ${location.origin}/generate -H 'X-API-Key: ${shown.key}' \\`,
    "  -H 'Content-Type: application/json' -H 'Accept: audio/midi' \\",
    `  -d '{"intent": {"emotional_intent": "quiet joy"}}' -o song.mid`,
  ].join("\n");
  return (
    <Dialog title={texts.shown} onClose={onClose} stays>
      <p className="lead">{texts.shownLead}</p>
      <Once label={texts.keyLabel} text={shown.key} />
      {shown.scopes.includes("generate") && (
        <>
          <h3>{texts.tryLabel}</h3>
          <Once label={texts.tryLabel} text={example} />
        </>
      )}
      <button type="button" className="primary" onClick={onClose}>
        {texts.shownDone}
      </button>
    </Dialog>
  );
}
