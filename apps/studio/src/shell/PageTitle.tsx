/** The heading of a page: what the window is called after, and where one stands after having gone there. */
import { type ReactNode, useEffect, useRef } from "react";
import { words } from "../words.ts";
import { hasMoved } from "./moved.ts";

/** What a page is called. */
export interface PageTitleProps {
  /** What the window is called. */
  readonly title: string;
  /** What is shown, where that is something else. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** The heading; readers of screens are told of a page by the focus that it takes when one goes there. */
export function PageTitle({ title, children = title, className }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
  }, [title]);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} className={className} tabIndex={-1}>
      {children}
    </h1>
  );
}
