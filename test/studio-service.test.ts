// The studio when things around it go wrong: no service, another one, a slow network, and two windows at once.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "./support/free-port.ts";
import { addressOf } from "./support/programs.ts";
import {
  compose,
  FETCH_MS,
  openStudio,
  type Studio,
  startService,
  visit,
  waitForSound,
} from "./support/studio.ts";

let studio: Studio;
let settings: Readonly<Record<string, string>>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "studio-service-"));
  settings = { PORT: String(await freePort()), DATA_DIR: folder };
  studio = await openStudio(settings);
}, FETCH_MS);

afterAll(async () => {
  await studio?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the studio", () => {
  test("plays on while the service is killed and started again; the next request works, and nothing is lost", async () => {
    const { page } = await visit(studio);
    await compose(page, "coming home after years away");
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await waitForSound(page, true);
    studio.service.child.kill("SIGKILL");
    await studio.service.ended;
    await page.getByRole("button", { name: "Slower" }).click();
    await page.getByRole("alert").getByText("cannot be reached").waitFor();
    await page.getByText("What you have made is kept here").waitFor();
    await waitForSound(page, true);
    expect(await page.getByRole("button", { name: "Pause" }).count()).toBe(1);

    const service = startService(settings);
    await addressOf(service);
    studio = { ...studio, service, close: () => closeBoth(studio, service) };
    await page.getByText("The service is there again").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".takes li").nth(1).waitFor();
    await waitForSound(page, true);
    await page.reload();
    await page.locator(".takes li").nth(1).waitFor();
    expect(await page.getByLabel("What does it feel like?").inputValue()).toBe(
      "coming home after years away",
    );
  });

  test("tells at once when the browser is offline, and when it is not any more", async () => {
    const { page } = await visit(studio);
    await page.context().setOffline(true);
    await page.getByText("The service cannot be reached").waitFor();
    await page.context().setOffline(false);
    await page.getByText("The service is there again").waitFor();
    await compose(page, "wonder");
  });

  test("asks again by itself where the service has too much to do for a moment", async () => {
    const { page } = await visit(studio);
    let refused = 0;
    await page.route("**/generate", (route) => {
      if (refused++ > 1) return route.continue();
      return route.fulfill({
        status: 503,
        headers: { "retry-after": "1", "content-type": "application/problem+json" },
        body: JSON.stringify({ status: 503, code: "overloaded", detail: "There are too many requests." }),
      });
    });
    await compose(page, "wonder");
    expect([refused, await page.getByRole("alert").count()]).toEqual([3, 0]);
  });

  test("tells that it is at work where the network is slow, and comes to an end", async () => {
    const { page } = await visit(studio);
    await page.getByLabel("What does it feel like?").fill("tender and a little afraid");
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    await network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 2000,
      downloadThroughput: 20_000,
      uploadThroughput: 20_000,
    });
    await page.getByRole("button", { name: "Compose", exact: true }).click();
    await page.locator("#song").getByRole("status").getByText("Composing…").waitFor();
    expect(await page.locator("#song").getAttribute("aria-busy")).toBe("true");
    await page.locator("#title").waitFor();
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.getByText("Loading the instruments…").waitFor();
  });

  test("is open in two windows at once, each with the song that was made in it", async () => {
    const [one, other] = [await visit(studio), await visit(studio)];
    await Promise.all([compose(one.page, "grief"), compose(other.page, "furious joy")]);
    await Promise.all([
      one.page.getByRole("button", { name: "Darker" }).click(),
      other.page.getByRole("button", { name: "Faster" }).click(),
    ]);
    await Promise.all([one, other].map(({ page }) => page.locator(".takes li").nth(1).waitFor()));
    expect(await one.page.locator(".takes").innerText()).not.toContain("Faster");
    expect(await other.page.locator(".takes").innerText()).not.toContain("Darker");
    expect([...one.complaints, ...other.complaints]).toEqual([]);
  });
});

async function closeBoth({ browser }: Studio, service: ReturnType<typeof startService>): Promise<void> {
  await browser.close();
  service.child.kill("SIGKILL");
}
