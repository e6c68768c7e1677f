// Runs in the browser, on /redoc. Fonts are those of the machine: nothing comes from another host.
const fontFamily = "system-ui, sans-serif";
window.Redoc.init(
  "/openapi.json",
  {
    hideDownloadButton: false,
    theme: {
      typography: { fontFamily, headings: { fontFamily }, code: { fontFamily: "ui-monospace, monospace" } },
    },
  },
  document.getElementById("redoc"),
);
