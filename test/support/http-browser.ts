/** A browser without a screen, as far as forms, cookies and being led on go, over real HTTP. */

/** Where a browser is. */
export interface Visited {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

/** A browser. */
export interface HttpBrowser {
  /** Goes to an address, and on to wherever it leads at that origin; another one is not asked. */
  readonly visit: (url: string) => Promise<Visited>;
  /** Sends the form of the page that the visit ended at. */
  readonly submit: (fields: Readonly<Record<string, string>>) => Promise<Visited>;
}

/** Opens one that has been nowhere. */
export function openHttpBrowser(): HttpBrowser {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>();
  let here: Visited | undefined;

  async function send(url: URL, body?: URLSearchParams): Promise<Visited> {
    const sent = [...cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    const answer = await fetch(url, {
      redirect: "manual",
      headers: {
        accept: "text/html",
        cookie: sent.map(([name, { value }]) => `${name}=${value}`).join("; "),
      },
      ...(body && { method: "POST", body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, { value, path: /; *path=([^;]+)/i.exec(line)?.[1] ?? "/" });
    }
    const text = await answer.text();
    const location = answer.headers.get("location");
    if (location === null) return { url, status: answer.status, text };
    const next = new URL(location, url);
    return next.origin === url.origin ? send(next) : { url: next, status: answer.status, text };
  }

  return {
    visit: async (url) => (here = await send(new URL(url))),
    async submit(fields) {
      if (here === undefined) throw new Error("the browser has been nowhere");
      const action = /<form method="post" action="([^"]*)"/.exec(here.text)?.[1] ?? "";
      here = await send(new URL(action, here.url), new URLSearchParams(fields));
      return here;
    },
  };
}
