/** The way into the studio. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./design/tokens.css";
import "./design/base.css";
import "./design/panels.css";
import "./design/song.css";
import "./design/library.css";
import "./design/shell.css";
import { Stumble } from "./Stumble.tsx";
import { begin } from "./session/session.ts";
import { router } from "./shell/router.tsx";

const place = document.getElementById("studio");
if (!place) throw new Error("the page has no place for the studio");
const client = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
void begin();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Stumble>
        <RouterProvider router={router} />
      </Stumble>
    </QueryClientProvider>
  </StrictMode>,
);
