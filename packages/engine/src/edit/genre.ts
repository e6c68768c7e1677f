/** The edit that arranges a song for the band of another genre. */
import { playSketch, sketchSong, streamFor } from "../compose.ts";
import { type Player, roles } from "../plan/band.ts";
import { chooseRiffs, reasonForRiffs } from "../plan/riff.ts";
import type { Reason, Role, Track } from "../song.ts";
import { decided } from "./decided.ts";
import type { GenreEdit } from "./edit.ts";
import type { EditState } from "./state.ts";

/** What is sung stays; the band around it changes. */
const KEPT: ReadonlySet<Role> = new Set(["melody", "counter-melody"]);

/** Carries out the edit. Key, tempo, metre, form, chords, melody and counter-melody stay as they are. */
export function changeGenre(state: EditState, edit: GenreEdit): EditState {
  const { intent, seed, sketch } = state;
  const { plan, harmony } = sketch;
  const stream = streamFor(intent, seed);
  const asked = { ...intent, technical: { ...intent.technical, genre: edit.genre } };
  const { genre, band: players, reasons } = sketchSong(asked, seed, stream).plan;
  const band = roles.flatMap((role): readonly Player[] => {
    const from = KEPT.has(role) ? plan.band : players;
    return from.filter((player) => player.role === role);
  });
  const why = reasons.find(({ about }) => about === "genre")?.because ?? "";
  const names = band.map((player) => `${player.role}: ${player.instrument}`).join(", ");
  const told = decided(
    kept(plan.reasons, plan.genre.name),
    "genre",
    genre.name,
    `You changed it. ${why}`.trim(),
  );
  const reorchestrated = decided(
    told,
    "instruments",
    names,
    `This is usual in ${genre.name}; what is sung keeps its instrument.`,
  ).filter(({ about }) => about !== "riff");
  const riffs = chooseRiffs({ ...plan, genre, band }, stream.fork("plan").fork("riff"));
  const riff = reasonForRiffs(riffs, plan.sections);
  const arranged = {
    ...plan,
    genre,
    band,
    riffs,
    reasons: riff ? [...reorchestrated, riff] : reorchestrated,
  };
  const arrangement = playSketch({ plan: arranged, harmony }, stream);
  const tracks = band.flatMap(({ role }): readonly Track[] => {
    const from = KEPT.has(role) ? state.played.tracks : arrangement.tracks;
    return from.filter((track) => track.role === role);
  });
  return {
    ...state,
    sketch: { plan: arranged, harmony },
    played: { ...state.played, tracks, production: arrangement.production, idle: arrangement.idle },
    swaps: new Map([...state.swaps].filter(([role]) => KEPT.has(role))),
  };
}

/** What stays as it is and may have been chosen for the genre. */
const STAYING: ReadonlySet<string> = new Set(["metre", "tempo", "form", "mode", "key"]);

/** The reasons in which what was decided for the genre that was says so. */
function kept(reasons: readonly Reason[], genre: string): readonly Reason[] {
  // Names of genres are letters, spaces, "-" and "&".
  const names = new RegExp(`(?<![\\w-])${genre}(?![\\w-])`, "i");
  return reasons.map((reason) => {
    if (!STAYING.has(reason.about) || !names.test(reason.because)) return reason;
    const others = reason.because.split(/(?<=[.!?]) /).filter((sentence) => !names.test(sentence));
    return { ...reason, because: [`It stays from when the song was ${genre}.`, ...others].join(" ") };
  });
}
