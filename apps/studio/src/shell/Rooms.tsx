/** Pages that belong together: the ways between them beside the one that is looked at. */
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** What belongs together. */
export interface RoomsProps {
  readonly label: string;
  readonly rooms: readonly (readonly [to: NonNullable<LinkProps["to"]>, name: string])[];
  readonly children: ReactNode;
}

/** The ways, and the room. */
export function Rooms({ label, rooms, children }: RoomsProps) {
  return (
    <div className="rooms">
      <nav aria-label={label}>
        {rooms.map(([to, name]) => (
          <Link key={to} to={to} activeOptions={{ exact: true }}>
            {name}
          </Link>
        ))}
      </nav>
      <div className="room">{children}</div>
    </div>
  );
}
