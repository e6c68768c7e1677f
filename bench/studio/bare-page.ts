/**
 * A page as people have it. A driver's own pages have its tools inside, and a debugger that reads every script a second time so
 * as to know the lines of stack traces: with the processor slowed down to a quarter that alone is half a second.
 */
import { setTimeout } from "node:timers/promises";
import type { Browser, CDPSession } from "playwright-core";

/** A browser that opens a window has scripts of its own to run for it. */
const SETTLING_MS = 2000;

/** A page that nothing but the browser's own commands has to do with. */
export interface BarePage {
  /** The session of the whole browser. */
  readonly session: CDPSession;
  /** Sends the page a command of the DevTools Protocol. */
  readonly send: (method: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Goes to an address, and resolves when nothing has been asked for in half a second. */
  readonly visit: (url: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a page says. */
interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: { readonly name?: string; readonly loaderId?: string };
}

/** Opens one with nothing in its cache. The driver leaves alone what is not in a context of its own. */
export async function openBarePage(browser: Browser, width: number, height: number): Promise<BarePage> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send("Target.createBrowserContext");
  const where = { url: "about:blank", browserContextId, width, height };
  const { targetId } = await session.send("Target.createTarget", where);
  const { sessionId } = await session.send("Target.attachToTarget", { targetId });
  const answers = new Map<number, (message: Message) => void>();
  /** The visits whose network rests; about:blank is one of them. */
  const quiet = new Set<string>();
  let hearQuiet = () => {};
  session.on("Target.receivedMessageFromTarget", (event) => {
    if (event.sessionId !== sessionId) return;
    const message = JSON.parse(event.message) as Message;
    if (message.id !== undefined) answers.get(message.id)?.(message);
    else if (message.params?.name === "networkIdle") {
      quiet.add(message.params.loaderId ?? "");
      hearQuiet();
    }
  });
  let sent = 0;
  const page: BarePage = {
    session,
    send: async (method, params = {}) => {
      const id = ++sent;
      const answer = new Promise<Message>((resolve) => answers.set(id, resolve));
      await session.send("Target.sendMessageToTarget", {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      });
      const { result, error } = await answer;
      if (error) throw new Error(`${method}: ${error.message}`);
      return result;
    },
    visit: async (url) => {
      const { loaderId } = (await page.send("Page.navigate", { url })) as { loaderId: string };
      while (!quiet.has(loaderId)) {
        await new Promise<void>((resolve) => {
          hearQuiet = resolve;
        });
      }
    },
    close: async () => {
      await session.send("Target.disposeBrowserContext", { browserContextId });
      await session.detach();
    },
  };
  await page.send("Page.enable");
  await page.send("Page.setLifecycleEventsEnabled", { enabled: true });
  // The browser is done with drawing the window, too.
  await setTimeout(SETTLING_MS);
  return page;
}
