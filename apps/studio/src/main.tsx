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
import "./design/parts.css";
import "./design/admin.css";
import { Stumble } from "./Stumble.tsx";
import { begin, currentSession, onSession } from "./session/session.ts";
import { MOMENT_MS, router } from "./shell/router.tsx";

const place = document.getElementById("studio");
if (!place) throw new Error("the page has no place for the studio");
/** What is the same for everybody. */
const forAll: ReadonlySet<unknown> = new Set(["emotions", "reading", "providers"]);
const client = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
// What was fetched for one is not shown to the next.
let whose: string | undefined;
onSession(() => {
  const session = currentSession();
  const next = session.status === "in" ? session.account.id : undefined;
  if (next === whose) return;
  whose = next;
  client.removeQueries({ predicate: ({ queryKey: [subject] }) => !forAll.has(subject) });
});
void begin();
const root = createRoot(place);
// Drawn once, with the page in its frame: the frame alone comes first only where the page is long under way.
void Promise.race([router.load(), new Promise((resolve) => setTimeout(resolve, MOMENT_MS))]).then(() =>
  root.render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Stumble>
          <RouterProvider router={router} />
        </Stumble>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
