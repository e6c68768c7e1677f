/** Something that is folded away until it is wanted. */
import { type ReactNode, useState } from "react";

/** What is folded away. */
export interface FoldedProps {
  /** What is always seen, and unfolds the rest. */
  readonly summary: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Draws what is folded away when it is first unfolded, and keeps it from then on: nobody waits for what they do not see. */
export function Folded({ summary, className, children }: FoldedProps) {
  const [isWanted, setWanted] = useState(false);
  return (
    <details className={className} onToggle={({ currentTarget }) => currentTarget.open && setWanted(true)}>
      <summary>{summary}</summary>
      {isWanted && children}
    </details>
  );
}
