/** The pages of the studio, each fetched when somebody goes there. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Arriving } from "./Arriving.tsx";
import { Missing } from "./Missing.tsx";
import { noteMove } from "./moved.ts";
import { Shell } from "./Shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: Missing });

const studio = createRoute({
  getParentRoute: () => root,
  path: "/",
  /** A song of the library that is to be opened. */
  validateSearch: ({ song }: Record<string, unknown>): { readonly song?: string } =>
    typeof song === "string" ? { song } : {},
  component: lazyRouteComponent(() => import("../Studio.tsx"), "Studio"),
});

const library = createRoute({
  getParentRoute: () => root,
  path: "/library",
  component: lazyRouteComponent(() => import("../library/LibraryPage.tsx"), "LibraryPage"),
});

/** Where the pages are; what is longer under way than a moment is told. */
export const router = createRouter({
  routeTree: root.addChildren([studio, library]),
  basepath: "/studio",
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultPendingMs: 300,
  defaultPendingComponent: Arriving,
});

router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) noteMove();
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
