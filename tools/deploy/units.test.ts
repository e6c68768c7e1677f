// The units of systemd: what every one of them has to say. `npm run test:deploy` runs them.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../deploy/systemd/", import.meta.url));
const units = readdirSync(folder)
  .filter((name) => name.endsWith(".service"))
  .map((name) => [name, readFileSync(folder + name, "utf8")] as const)
  // Those that go on; a copy of the database is made and over.
  .filter(([, unit]) => !unit.includes("\nType=oneshot\n"));

/** What a unit says of a name, the last time that it does. */
const said = (unit: string, name: string) =>
  unit
    .match(new RegExp(`^${name}=(.*)$`, "gm"))
    ?.at(-1)
    ?.split("=")[1];

test.each(units)(
  "%s is started again for as long as it takes: whoever mends what was in its way does nothing else",
  (_, unit) => {
    expect(said(unit, "Restart")).toBe("always");
    expect(said(unit, "StartLimitIntervalSec")).toBe("0");
  },
);

test.each(units)("%s is given longer to stop than the service takes", (_, unit) => {
  // DRAIN_DELAY_SECONDS at its most, and what is in hand.
  expect(Number(said(unit, "TimeoutStopSec"))).toBeGreaterThan(15 + 20);
});

test.each(units)("%s is held back before it is ended for its memory", (_, unit) => {
  const [high, most] = ["MemoryHigh", "MemoryMax"].map((name) => Number.parseInt(said(unit, name) ?? "", 10));
  expect(high).toBeLessThan(most ?? 0);
});

test("what units may do is the same for all of them", () => {
  const [first, ...others] = units.map(([, unit]) => unit.slice(unit.indexOf("# What the service may do")));
  for (const other of others) expect(other).toBe(first);
});
