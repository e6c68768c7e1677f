import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The page that the way in leads to: its files are fetched with the first ones, not after them. */
const LANDING = "Studio";

/** Names the files of the landing page in the head, so that the browser asks for all of them at once. */
function preloadLanding(): Plugin {
  return {
    name: "preload-landing",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
        const landing = chunks.find(({ name }) => name === LANDING);
        const first = chunks.find(({ isEntry }) => isEntry);
        const known = new Set([first?.fileName, ...(first?.imports ?? [])]);
        const wanted = landing === undefined ? [] : [landing.fileName, ...landing.imports];
        return wanted
          .filter((file) => !known.has(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/studio/${file}` },
            injectTo: "head" as const,
          }));
      },
    },
  };
}

/** The scripts that the first picture of the page needs; most of their functions are called for it. */
const FIRST: ReadonlySet<string> = new Set(["index", LANDING, "link", "session"]);

/**
 * Has V8 compile all functions of the first scripts while they come in, beside the main thread, and not one by one when each is
 * first called (explicit compile hints: Chromium from 136; a comment to others). The hint has to be at the head of the file.
 */
function compileAhead(): Plugin {
  return {
    name: "compile-ahead",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const one of Object.values(bundle))
          if (one.type === "chunk" && FIRST.has(one.name))
            one.code = `//# allFunctionsCalledOnLoad\n${one.code}`;
      },
    },
  };
}

/** The page lives under /studio/; every file but the first is named by its content, so that it can be kept for ever. */
export default defineConfig({
  base: "/studio/",
  plugins: [react(), preloadLanding(), compileAhead()],
  build: {
    // The content policy of the page allows neither inline scripts nor data: for scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    // How long its plugins took is of no use to whoever starts the service.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
