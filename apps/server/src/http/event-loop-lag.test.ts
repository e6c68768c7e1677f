import { expect, onTestFinished, test, vi } from "vitest";
import { startLagMeter } from "./event-loop-lag.ts";

test("tells how late the loop is, while it is held up and until the next time is known", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let clock = 0;
  const meter = startLagMeter(() => clock);
  expect(meter.lagMs()).toBe(0);
  clock = 100;
  vi.advanceTimersByTime(100);
  expect(meter.lagMs()).toBe(0);
  clock = 700; // The timer should have fired at 200.
  expect(meter.lagMs()).toBe(500);
  vi.advanceTimersByTime(100);
  expect(meter.lagMs()).toBe(500);
  clock = 800;
  vi.advanceTimersByTime(100);
  expect(meter.lagMs()).toBe(0);
  meter.stop();
});
