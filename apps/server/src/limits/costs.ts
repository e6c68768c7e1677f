/** What each request costs, in tokens. */

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
  { method: "GET", route: "/songs/:song_id/score.svg", tokens: 2, why: "a score is engraved" },
  {
    method: "POST",
    route: "/songs/:song_id/variations",
    tokens: 2,
    why: "the song is composed again, and its variation",
  },
  { method: "POST", route: "/songs/:song_id/renders", tokens: 5, why: "a file is made and kept" },
];

/** The pages and checks that cost nothing, and do not say what is left: monitors and readers of the documents ask often. */
const FREE = /^\/(?:health|docs|redoc|studio|openapi\.json)(?:\/|$)/;

const byRoute = new Map(costs.map(({ method, route, tokens }) => [`${method} ${route}`, tokens]));

/**
 * The tokens that a request costs; undefined for one that is not counted.
 * @param route the template of the route, undefined where there is none
 */
export function costOf(method: string, route: string | undefined): number | undefined {
  if (route !== undefined && FREE.test(route)) return undefined;
  return byRoute.get(`${method} ${route}`) ?? USUAL_COST;
}
