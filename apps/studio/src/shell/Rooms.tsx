/** Pages that belong together: the ways between them beside the one that is looked at. */
import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";

/** What belongs together. */
export interface RoomsProps {
  readonly label: string;
  readonly rooms: readonly (readonly [to: NonNullable<LinkProps["to"]>, name: string])[];
  readonly children: ReactNode;
}

/** The ways, and the room. */
export function Rooms({ label, rooms, children }: RoomsProps) {
  const ways = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a narrow screen the ways are a strip: the one that was taken is to be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is taken when the address changes
  useEffect(() => {
    const taken = ways.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (taken) ways.current?.scrollTo({ left: taken.offsetLeft - taken.offsetWidth / 2 });
  }, [pathname]);
  return (
    <div className="rooms">
      <nav ref={ways} aria-label={label}>
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
