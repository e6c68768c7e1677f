/** A menu that lies over the page goes away by Escape, and by a press beside it. */
import { type RefObject, useEffect } from "react";

/** Closes the menu so. */
export function useDismissal(menu: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      const isBeside = !(target instanceof Node && menu.current?.contains(target));
      if (menu.current && isBeside) menu.current.open = false;
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu.current?.open) return;
      menu.current.open = false;
      menu.current.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("keydown", key);
    };
  }, [menu]);
}
