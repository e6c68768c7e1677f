/** A browser, and what it complains about. */
import { type Browser, chromium, type Page } from "playwright-core";
import { chromiumProgram } from "./chromium-program.ts";

/** Starts a browser with a fresh profile, which asks nobody but the pages that it is sent to. */
export async function openBrowser(): Promise<Browser> {
  const { path, environment } = chromiumProgram();
  return chromium.launch({
    executablePath: path,
    env: environment,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page of a size, with everything that went wrong on it, in words: it grows as things do. */
export async function openPage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const page = await browser.newPage({ viewport });
  const complaints: string[] = [];
  page.on("console", (message) => {
    // Violations of the policy are errors on the console.
    if (["error", "warning"].includes(message.type()))
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
  page.on("requestfailed", (request) => {
    // Whoever goes on before a page is there gives up what it has asked for.
    const isGivenUp = request.failure()?.errorText === "net::ERR_ABORTED";
    if (!isGivenUp) complaints.push(`not loaded: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return { page, complaints };
}
