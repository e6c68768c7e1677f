/**
 * `npm run screenshots`: makes the pictures of the studio in docs/pictures anew, from a service and a browser of their own.
 * The songs are always the same: what they are of is said with its seed.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import optimise, { init } from "@jsquash/oxipng/optimise.js";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../test/support/browser.ts";
import { addressOf, environment, root, start } from "../test/support/programs.ts";

/** A picture: its file, how it is looked at, and what is done before it is taken. */
interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: "dark" | "light";
  readonly arrange: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: "studio", width: 1280, height: 900, scheme: "dark", arrange: song },
  {
    name: "score",
    width: 1280,
    height: 900,
    scheme: "light",
    arrange: async (page) => {
      await song(page);
      await page.getByRole("button", { name: "Score", exact: true }).click();
      await page.locator(".sheet .heard-now").waitFor();
    },
  },
  {
    name: "changes",
    width: 1280,
    height: 760,
    scheme: "dark",
    arrange: async (page) => {
      await song(page);
      await change(page, "More hopeful", "Without drums");
      await page.getByRole("button", { name: "Undo" }).click();
      await change(page, "Slower");
      await page.locator(".below").evaluate((below) => below.scrollIntoView({ block: "end" }));
    },
  },
  { name: "phone", width: 390, height: 844, scheme: "light", arrange: journey },
];

/** Says a feeling whose song is the same each time, loops its first verse and asks why it is there. */
async function song(page: Page): Promise<void> {
  await page.getByLabel("What does it feel like?").fill("grief slowly turning into hope");
  await page.locator(".chip").first().waitFor();
  await page.getByRole("button", { name: "Compose", exact: true }).click();
  await page.locator("#title").waitFor();
  await page.getByRole("button", { name: "verse 1", exact: true }).click();
  await page.getByRole("button", { name: "Loop", exact: true }).click();
  await page.evaluate("scrollTo(0, 0)");
}

async function change(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const before = await page.locator(".takes li").count();
    await page.getByRole("button", { name, exact: true }).click();
    await page.locator(".takes li").nth(before).waitFor();
  }
}

/** Draws a journey on the wheel. */
async function journey(page: Page): Promise<void> {
  await page.getByLabel("What does it feel like?").fill("grief slowly turning into hope");
  await page.locator(".chip").first().waitFor();
  await page.getByRole("button", { name: "Draw a journey" }).click();
  await page.getByRole("button", { name: "Another station" }).click();
  await page.getByRole("radio", { name: /^jealousy:/ }).click();
  await page.evaluate("scrollTo(0, 0)");
}

/** Gives every request to compose the same seed: the page leaves it to chance. */
async function openPage(
  browser: Browser,
  address: string,
  { width, height, scheme }: Picture,
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  page.setDefaultTimeout(120_000);
  await page.route("**/generate", (route) =>
    route.continue({ postData: JSON.stringify({ seed: 42, ...route.request().postDataJSON() }) }),
  );
  await page.goto(`${address}/studio/`);
  await page.getByRole("radio").first().waitFor();
  return page;
}

const folder = join(root, "docs/pictures");
mkdirSync(folder, { recursive: true });
await init(readFileSync(new URL(import.meta.resolve("@jsquash/oxipng/codec/pkg/squoosh_oxipng_bg.wasm"))));
execFileSync(process.execPath, ["tools/studio.ts"], { cwd: root, stdio: "inherit" });
const service = start(process.execPath, ["apps/server/src/main.ts"], {
  env: environment({ PORT: "0", RATE_LIMIT_ENABLED: "false" }),
});
const browser = await openBrowser();
try {
  const address = await addressOf(service);
  for (const picture of pictures) {
    const page = await openPage(browser, address, picture);
    await picture.arrange(page);
    await page.mouse.move(0, 0);
    const path = join(folder, `${picture.name}.png`);
    const taken = await page.screenshot({ animations: "disabled" });
    const small = await optimise(Uint8Array.from(taken).buffer, { level: 4, optimiseAlpha: true });
    writeFileSync(path, new Uint8Array(small));
    process.stdout.write(`Wrote ${path}: ${Math.round(small.byteLength / 1000)} KB\n`);
    await page.close();
  }
} finally {
  await browser.close();
  service.child.kill("SIGKILL");
}
