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

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: ({ refused }: { refused?: unknown }) =>
    typeof refused === "string" ? { refused } : ({} as { refused?: string }),
  component: lazyRouteComponent(() => import("../account/SignInPage.tsx"), "SignInPage"),
});

const arrived = createRoute({
  getParentRoute: () => root,
  path: "/sign-in/done",
  component: lazyRouteComponent(() => import("../account/ArrivedPage.tsx"), "ArrivedPage"),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign-up",
  component: lazyRouteComponent(() => import("../account/SignUpPage.tsx"), "SignUpPage"),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: "/password",
  component: lazyRouteComponent(() => import("../account/ForgottenPage.tsx"), "ForgottenPage"),
});

interface ReturnFromProvider {
  /** The name of the provider whose account is linked now. */
  readonly linked?: string;
  /** The code of what went wrong. */
  readonly refused?: string;
}

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("../account/AccountPage.tsx"), "AccountPage"),
});

const accountRooms = [
  createRoute({
    getParentRoute: () => account,
    path: "/",
    component: lazyRouteComponent(() => import("../account/You.tsx"), "You"),
  }),
  createRoute({
    getParentRoute: () => account,
    path: "/second-factor",
    component: lazyRouteComponent(() => import("../account/SecondFactorRoom.tsx"), "SecondFactorRoom"),
  }),
  createRoute({
    getParentRoute: () => account,
    path: "/passkeys",
    component: lazyRouteComponent(() => import("../account/PasskeysRoom.tsx"), "PasskeysRoom"),
  }),
  createRoute({
    getParentRoute: () => account,
    path: "/providers",
    /** How it went at the provider from which somebody comes back. */
    validateSearch: ({ linked, refused }: Record<string, unknown>): ReturnFromProvider => ({
      ...(typeof linked === "string" && { linked }),
      ...(typeof refused === "string" && { refused }),
    }),
    component: lazyRouteComponent(() => import("../account/ProvidersRoom.tsx"), "ProvidersRoom"),
  }),
  createRoute({
    getParentRoute: () => account,
    path: "/sessions",
    component: lazyRouteComponent(() => import("../account/SessionsRoom.tsx"), "SessionsRoom"),
  }),
  createRoute({
    getParentRoute: () => account,
    path: "/keys",
    component: lazyRouteComponent(() => import("../account/KeysRoom.tsx"), "KeysRoom"),
  }),
  createRoute({
    getParentRoute: () => account,
    path: "/applications",
    component: lazyRouteComponent(() => import("../account/ApplicationsRoom.tsx"), "ApplicationsRoom"),
  }),
  createRoute({
    getParentRoute: () => account,
    path: "/data",
    component: lazyRouteComponent(() => import("../account/DataRoom.tsx"), "DataRoom"),
  }),
] as const;

const administration = createRoute({
  getParentRoute: () => root,
  path: "/administration",
  component: lazyRouteComponent(() => import("../admin/AdministrationPage.tsx"), "AdministrationPage"),
});

const administrationRooms = [
  createRoute({
    getParentRoute: () => administration,
    path: "/",
    component: lazyRouteComponent(() => import("../admin/UsersRoom.tsx"), "UsersRoom"),
  }),
  createRoute({
    getParentRoute: () => administration,
    path: "/audit",
    component: lazyRouteComponent(() => import("../admin/AuditRoom.tsx"), "AuditRoom"),
  }),
  createRoute({
    getParentRoute: () => administration,
    path: "/figures",
    component: lazyRouteComponent(() => import("../admin/FiguresRoom.tsx"), "FiguresRoom"),
  }),
] as const;

/** What is longer under way is told, in milliseconds. */
export const MOMENT_MS = 300;

/** Where the pages are. */
export const router = createRouter({
  routeTree: root.addChildren([
    studio,
    library,
    signIn,
    arrived,
    signUp,
    forgotten,
    account.addChildren(accountRooms),
    administration.addChildren(administrationRooms),
  ]),
  basepath: "/studio",
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultPendingMs: MOMENT_MS,
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
