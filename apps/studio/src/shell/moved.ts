/** Whether somebody has gone from one page to another, rather than opened the first one. */
let moved = false;

/** Takes note that they have. */
export function noteMove(): void {
  moved = true;
}

/** Whether they have. */
export function hasMoved(): boolean {
  return moved;
}
