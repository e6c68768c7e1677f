/** Keys that work wherever the focus is within the song, or nowhere, but where they write or press something else. */
import { useEffect } from "react";

/** Calls the action of a key: its name in small letters, after "mod+" with Ctrl or Cmd, after "mod+shift+" with Shift too. */
export function useSongKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isModified = event.ctrlKey || event.metaKey;
      const modifiers = isModified ? (event.shiftKey ? "mod+shift+" : "mod+") : "";
      const action = actions[modifiers + event.key.toLowerCase()];
      if (!action || event.defaultPrevented || event.altKey) return;
      if (isTaken(event)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [actions]);
}

/** Whether the key belongs to what has the focus. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return true;
  if (target !== document.body && !target.closest("#song")) return true;
  if (target.matches("textarea, select, input:not([type=range], [type=checkbox])")) return true;
  return key === " " && target.matches("a, button, summary, input, [role=radio]");
}
