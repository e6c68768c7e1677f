import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page lives under /studio/; every file but the first is named by its content, so that it can be kept for ever. */
export default defineConfig({
  base: "/studio/",
  plugins: [react()],
  build: {
    // The content policy of the page allows neither inline scripts nor data: for scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    // How long its plugins took is of no use to whoever starts the service.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
