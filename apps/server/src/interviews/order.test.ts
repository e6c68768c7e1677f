import { describe, expect, test } from "vitest";
import { answerOrder } from "./order.ts";

describe("who sends a message", () => {
  test("has seen the answers that went out before it arrived", () => {
    const order = answerOrder();
    order.taking("one", 2).sent();
    const request = {};
    order.arrive(request);
    expect(order.hasMissed(request, "one", 2)).toBe(false);
  });

  test("has missed an answer that went out after it arrived, or is still to go out", () => {
    const order = answerOrder();
    const request = {};
    order.arrive(request);
    const answer = order.taking("one", 2);
    expect(order.hasMissed(request, "one", 2)).toBe(true);
    answer.sent();
    expect(order.hasMissed(request, "one", 2)).toBe(true);
    const later = {};
    order.arrive(later);
    expect(order.hasMissed(later, "one", 2)).toBe(false);
  });

  test("has missed nothing of another conversation, nor of one that went on elsewhere", () => {
    const order = answerOrder();
    const request = {};
    order.arrive(request);
    order.taking("one", 2);
    expect(order.hasMissed(request, "two", 2)).toBe(false);
    expect(order.hasMissed(request, "one", 3)).toBe(false);
  });

  test("has missed nothing where the other message was not taken", () => {
    const order = answerOrder();
    order.taking("one", 1).sent();
    const request = {};
    order.arrive(request);
    order.taking("one", 2).lost();
    expect(order.hasMissed(request, "one", 2)).toBe(false);
    expect(order.hasMissed(request, "one", 1)).toBe(false);
  });

  test("misses the answer to the one that was taken, whichever of two is lost later", () => {
    const order = answerOrder();
    const late = {};
    order.arrive(late);
    const loser = order.taking("one", 2);
    const winner = order.taking("one", 2);
    loser.lost();
    winner.sent();
    expect(order.hasMissed(late, "one", 2)).toBe(true);
  });
});
