import { expect, test } from "vitest";
import { signalHandler } from "./signals.ts";

function setUp(stop: (signal: string) => Promise<void>) {
  const exits: number[] = [];
  const clock = { now: 5000 };
  const onSignal = signalHandler({
    stop,
    exit: (code) => exits.push(code),
    now: () => clock.now,
    report: () => {},
  });
  return { exits, clock, onSignal };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const never = () => new Promise<void>(() => {});

test("the first signal stops the service, then ends the process with 0", async () => {
  const { exits, onSignal } = setUp(async () => {});
  onSignal("SIGTERM");
  expect(exits).toEqual([]);
  await turn();
  expect(exits).toEqual([0]);
});

test("where stopping fails the process ends with 1", async () => {
  const { exits, onSignal } = setUp(() => Promise.reject(new Error("no")));
  onSignal("SIGTERM");
  await turn();
  expect(exits).toEqual([1]);
});

test("the same Ctrl-C passed on twice within a second counts once", async () => {
  const { exits, clock, onSignal } = setUp(never);
  onSignal("SIGINT");
  clock.now += 999;
  onSignal("SIGINT");
  onSignal("SIGTERM");
  await turn();
  expect(exits).toEqual([]);
});

test("a second Ctrl-C a second later ends the process at once", async () => {
  const { exits, clock, onSignal } = setUp(never);
  onSignal("SIGINT");
  clock.now += 1000;
  onSignal("SIGINT");
  expect(exits).toEqual([1]);
});
