/** What each request costs, in tokens. */
import { soundFormats } from "@music-brain/contract";
import { isSounding, preferredAnswer } from "../songs/answer-kind.ts";

/** A row of the table: a route, and what a request to it takes from each bucket. */
export interface Cost {
  readonly method: string;
  readonly route: string;
  readonly tokens: number;
  readonly why: string;
}

/** What a request costs that no row names, those to addresses where there is nothing among them. */
export const USUAL_COST = 1;

/** The requests that cost something else. */
export const costs: readonly Cost[] = [
  { method: "POST", route: "/songs/compare", tokens: 2, why: "two songs are composed" },
  {
    method: "GET",
    route: "/songs/:song_id/bundle",
    tokens: 5,
    why: "the song is written in every form, and rendered where stems are asked for",
  },
  { method: "GET", route: "/songs/:song_id/score.svg", tokens: 2, why: "a score is engraved" },
  {
    method: "POST",
    route: "/songs/:song_id/variations",
    tokens: 2,
    why: "the song is composed again, and its variation",
  },
  { method: "POST", route: "/songs/:song_id/renders", tokens: 5, why: "a file is made and kept" },
  { method: "POST", route: "/analyze", tokens: 3, why: "a whole piece is heard" },
  { method: "GET", route: "/songs/:song_id/audio", tokens: 5, why: "a song is rendered to sound" },
];

/** What is added where a composed song is to be sound as well: it takes a hundred times as long as composing. */
export const RENDERING_COST = 4;

/** The routes of songs that can be asked for as sound. */
const RENDERING = new Set(["/generate", "/songs/edits"]);

/** What requests cost whose songs are to be sound: rows of the table besides. */
export const soundCosts: readonly Cost[] = [...RENDERING].map((route) => ({
  method: "POST",
  route,
  tokens: USUAL_COST + RENDERING_COST,
  why: "a song is composed, and rendered to sound",
}));

/**
 * What a request costs besides, which only its body or its `Accept` say.
 * @param body as it was understood
 */
export function extraCostOf(route: string | undefined, accept: string | undefined, body: unknown): number {
  if (route === undefined || !RENDERING.has(route)) return 0;
  const { output_format, dry_run }: { output_format?: unknown; dry_run?: unknown } =
    typeof body === "object" && body !== null ? body : {};
  const format = soundFormats.find((name) => name === output_format) ?? "json";
  return isSounding(preferredAnswer(accept, dry_run === true), format) ? RENDERING_COST : 0;
}

/** Whether a request asks for sound, which takes seconds: as a file, in JSON, or as stems in a bundle. */
export function asksForSound(
  route: string | undefined,
  accept: string | undefined,
  query: unknown,
  body: unknown,
): boolean {
  if (route === "/songs/:song_id/audio") return true;
  if (route !== "/songs/:song_id/bundle") return extraCostOf(route, accept, body) > 0;
  return typeof query === "object" && query !== null && "stems" in query && query.stems === "true";
}

/** The pages and checks that cost nothing, and do not say what is left: monitors and readers of the documents ask often. */
const FREE = /^\/(?:health|docs|redoc|studio|openapi\.json)(?:\/|$)/;

const byRoute = new Map(costs.map(({ method, route, tokens }) => [`${method} ${route}`, tokens]));

/**
 * The tokens that a request costs; undefined for one that is not counted. HEAD makes what GET makes, and costs the same.
 * @param route the template of the route, undefined where there is none
 */
export function costOf(method: string, route: string | undefined): number | undefined {
  if (route !== undefined && FREE.test(route)) return undefined;
  return byRoute.get(`${method === "HEAD" ? "GET" : method} ${route}`) ?? USUAL_COST;
}
