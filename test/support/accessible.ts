/** Whether a page has barriers (WCAG 2.2 AA), as axe-core sees it. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What is still changing its colours has no contrast of its own: the page is judged when it has come to rest. */
const AT_REST =
  "Promise.allSettled(document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity).map(({ finished }) => finished)).then(() => undefined)";

/** Fails where the page has a barrier. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AT_REST);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(`axe
    .run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html).join(" ")))`);
  expect(violations).toEqual([]);
}
