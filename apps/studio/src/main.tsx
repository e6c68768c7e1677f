/** The way into the studio. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./design/tokens.css";
import "./design/base.css";
import "./design/panels.css";
import { Studio } from "./Studio.tsx";
import { Stumble } from "./Stumble.tsx";

const place = document.getElementById("studio");
if (!place) throw new Error("the page has no place for the studio");
const client = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Stumble>
        <Studio />
      </Stumble>
    </QueryClientProvider>
  </StrictMode>,
);
