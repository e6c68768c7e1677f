/** A field with its name above it. */
import { type ReactNode, useId } from "react";

/** The field; its child gets the id that the name stands for. */
export function Field({
  label,
  isWide = false,
  children,
}: {
  readonly label: string;
  /** Whether it takes the whole line. */
  readonly isWide?: boolean;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={isWide ? "field wide" : "field"}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
