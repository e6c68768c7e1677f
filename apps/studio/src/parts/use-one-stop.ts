/** Many buttons in a row that are one stop of the Tab key: the arrow keys go from one to the next (ARIA APG, "Toolbar Pattern"). */
import { type FocusEvent, type KeyboardEvent, useState } from "react";

/** What a row of so many buttons, which has a name, and each of them is to have. */
export function useOneStop(count: number, name: string) {
  const [last, setLast] = useState(0);
  const stop = Math.min(last, count - 1);
  return {
    row: {
      role: "toolbar",
      "aria-label": name,
      onFocus({ currentTarget, target }: FocusEvent) {
        setLast(Math.max(0, buttonsOf(currentTarget).indexOf(target as HTMLElement)));
      },
      onKeyDown(event: KeyboardEvent) {
        const buttons = buttonsOf(event.currentTarget);
        const here = buttons.indexOf(event.target as HTMLElement);
        const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: count - 1 }[event.key];
        if (next === undefined || here < 0) return;
        event.preventDefault();
        buttons[next]?.focus();
      },
    },
    tabIndexOf: (place: number) => (place === stop ? 0 : -1),
  } as const;
}

function buttonsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll("button")];
}
