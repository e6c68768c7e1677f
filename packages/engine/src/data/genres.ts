/**
 * The genres: for each its tempi, metres, instruments, patterns and harmonic leaning, one file a genre. Each file names
 * the handbook or study that its tempi, metres and line-up follow; `affects`, where a genre sits in the space of feelings
 * when nobody asks for one, is ordered after Zentner, Grandjean & Scherer 2008 and Rentfrow & Gosling 2003, and its
 * numbers are this project's own.
 */
import { afrobeat } from "./genres/afrobeat.ts";
import { ambient } from "./genres/ambient.ts";
import { balkan } from "./genres/balkan.ts";
import { ballad } from "./genres/ballad.ts";
import { blues } from "./genres/blues.ts";
import { bolero } from "./genres/bolero.ts";
import { bossaNova } from "./genres/bossa-nova.ts";
import { celtic } from "./genres/celtic.ts";
import { chamber } from "./genres/chamber.ts";
import { chiptune } from "./genres/chiptune.ts";
import { cinematic } from "./genres/cinematic.ts";
import { classical } from "./genres/classical.ts";
import { country } from "./genres/country.ts";
import { darkAmbient } from "./genres/dark-ambient.ts";
import { disco } from "./genres/disco.ts";
import { doom } from "./genres/doom.ts";
import { drumAndBass } from "./genres/drum-and-bass.ts";
import { electronic } from "./genres/electronic.ts";
import { flamenco } from "./genres/flamenco.ts";
import { folk } from "./genres/folk.ts";
import { funk } from "./genres/funk.ts";
import type { Genre } from "./genres/genre.ts";
import { gospel } from "./genres/gospel.ts";
import { hipHop } from "./genres/hip-hop.ts";
import { house } from "./genres/house.ts";
import { indieFolk } from "./genres/indie-folk.ts";
import { industrial } from "./genres/industrial.ts";
import { jazz } from "./genres/jazz.ts";
import { loFi } from "./genres/lo-fi.ts";
import { lullaby } from "./genres/lullaby.ts";
import { march } from "./genres/march.ts";
import { metal } from "./genres/metal.ts";
import { neoclassical } from "./genres/neoclassical.ts";
import { pop } from "./genres/pop.ts";
import { postRock } from "./genres/post-rock.ts";
import { progressiveRock } from "./genres/progressive-rock.ts";
import { punk } from "./genres/punk.ts";
import { ragtime } from "./genres/ragtime.ts";
import { reggae } from "./genres/reggae.ts";
import { rhythmAndBlues } from "./genres/rhythm-and-blues.ts";
import { rock } from "./genres/rock.ts";
import { salsa } from "./genres/salsa.ts";
import { ska } from "./genres/ska.ts";
import { soul } from "./genres/soul.ts";
import { suspense } from "./genres/suspense.ts";
import { synthwave } from "./genres/synthwave.ts";
import { tango } from "./genres/tango.ts";
import { techno } from "./genres/techno.ts";
import { trap } from "./genres/trap.ts";
import { tripHop } from "./genres/trip-hop.ts";
import { waltz } from "./genres/waltz.ts";

export type { Genre } from "./genres/genre.ts";

/** All genres. Where two have as long a word for a text, the earlier one is taken. */
export const genres: readonly Genre[] = [
  pop,
  ballad,
  rock,
  punk,
  metal,
  doom,
  industrial,
  progressiveRock,
  postRock,
  folk,
  indieFolk,
  celtic,
  balkan,
  country,
  blues,
  jazz,
  ragtime,
  bossaNova,
  salsa,
  bolero,
  tango,
  flamenco,
  reggae,
  ska,
  soul,
  gospel,
  rhythmAndBlues,
  funk,
  afrobeat,
  disco,
  house,
  electronic,
  techno,
  drumAndBass,
  synthwave,
  chiptune,
  hipHop,
  trap,
  tripHop,
  loFi,
  ambient,
  darkAmbient,
  suspense,
  cinematic,
  march,
  waltz,
  classical,
  chamber,
  neoclassical,
  lullaby,
];
