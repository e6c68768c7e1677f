// The two pages of the description in a real browser, under the policy that they are sent with.
import process from "node:process";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { addressOf, environment, type Running, start } from "./support/programs.ts";

let service: Running;
let address: string;
let browser: Browser;
let operations: readonly { readonly path: string; readonly summary: string }[];

/** Time to fetch a browser where the machine has none. */
const FETCH_MS = 300_000;

beforeAll(async () => {
  service = start(process.execPath, ["apps/server/src/main.ts"], { env: environment({ PORT: "0" }) });
  address = await addressOf(service);
  const { paths } = (await (await fetch(`${address}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary: string }>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map(({ summary }) => ({ path, summary })),
  );
  browser = await openBrowser();
}, FETCH_MS);

afterAll(async () => {
  await browser?.close();
  service?.child.kill("SIGKILL");
});

describe.each([
  ["a desk", { width: 1280, height: 800 }],
  ["a hand", { width: 390, height: 844 }],
])("on a screen for %s", (_name, size) => {
  async function visit(path: string) {
    const { page, complaints } = await openPage(browser, size);
    onTestFinished(() => page.close());
    await page.goto(address + path);
    return { page, complaints };
  }

  test("/docs shows every operation, and tries one out, without a complaint of the browser", async () => {
    const { page, complaints } = await visit("/docs");
    await page.locator(".opblock").first().waitFor();
    // Zero-width spaces say where long paths may break.
    const shown = (await page.locator(".opblock:visible").allInnerTexts()).map((text) =>
      text.replaceAll("\u200b", ""),
    );
    expect(shown).toHaveLength(operations.length);
    for (const { path, summary } of operations) {
      expect(shown.filter((text) => text.includes(path) && text.includes(summary))).not.toEqual([]);
    }
    const health = page.locator(".opblock", { has: page.locator('[data-path="/health"]') });
    await health.locator(".opblock-summary-control").click();
    await health.getByRole("button", { name: "Execute" }).click();
    await health.locator(".live-responses-table").getByText('"healthy"').waitFor();
    expect(complaints).toEqual([]);
  });

  test("/redoc shows every operation without a complaint of the browser", async () => {
    const { page, complaints } = await visit("/redoc");
    await page.locator("[id*='operation/']").first().waitFor();
    const shown = await page.locator("[id*='operation/'] h2:visible").allInnerTexts();
    expect(shown.toSorted()).toEqual(operations.map(({ summary }) => summary).toSorted());
    expect(complaints).toEqual([]);
  });
});

test("/redoc finds operations in its search", async () => {
  const { page, complaints } = await openPage(browser, { width: 1280, height: 800 });
  await page.goto(`${address}/redoc`);
  await page.getByRole("textbox", { name: "Search" }).fill("emotions");
  await page.locator("[role=search] [role=menuitem]").first().waitFor();
  expect(complaints).toEqual([]);
});
