/** Which styles of the corpus are one way of playing. */

/** A way of playing that the engine's drummer knows. */
export interface StyleFamily {
  /** The name in the table. */
  readonly name: string;
  /** Styles of the corpus, as they are named there. */
  readonly beats: readonly string[];
  /** Styles whose fills are played in it; its own beats' styles where absent. */
  readonly fills?: readonly string[];
  /** Steps of the bar on which its grooves have a snare or a rim: beats two and four, or three in half time. */
  readonly backbeat?: readonly number[];
  /** Whether kick and snare comment freely, and only the hand on the ride keeps a pattern. */
  readonly comments?: boolean;
  /** Whether toms are part of its grooves; elsewhere they are for fills. */
  readonly toms?: boolean;
  /** Whether it is played without a hand on hat or ride. */
  readonly noCymbals?: boolean;
}

const TWO_AND_FOUR = [4, 12];

/** The families: styles that a drummer would play alike, each with enough bars to learn from. */
export const styleFamilies: readonly StyleFamily[] = [
  { name: "rock", backbeat: TWO_AND_FOUR, beats: ["rock", "rock/indie", "rock/prog", "rock/folk"] },
  { name: "punk", beats: ["punk"] },
  {
    name: "pop",
    backbeat: TWO_AND_FOUR,
    beats: ["pop", "pop/soft", "rock/indie"],
    fills: ["pop", "pop/soft", "rock/indie", "soul"],
  },
  {
    name: "soft",
    backbeat: TWO_AND_FOUR,
    beats: ["pop/soft", "rock/folk"],
    fills: ["pop", "pop/soft", "country"],
  },
  { name: "halftime", backbeat: [8], beats: ["rock/halftime"], fills: ["rock/halftime"] },
  {
    name: "shuffle",
    backbeat: TWO_AND_FOUR,
    beats: ["blues/shuffle", "rock/shuffle", "neworleans/shuffle"],
    fills: ["funk/purdieshuffle", "jazz"],
  },
  {
    name: "funk",
    backbeat: TWO_AND_FOUR,
    beats: ["funk", "funk/fast", "funk/rock", "jazz/funk", "funk/latin"],
  },
  { name: "soul", backbeat: TWO_AND_FOUR, beats: ["soul", "soul/motown"] },
  { name: "gospel", backbeat: TWO_AND_FOUR, beats: ["gospel", "soul"], fills: ["gospel"] },
  { name: "hip-hop", backbeat: TWO_AND_FOUR, beats: ["hiphop", "dance/breakbeat"], fills: ["hiphop"] },
  { name: "disco", backbeat: TWO_AND_FOUR, beats: ["dance/disco"], fills: ["soul", "soul/motown", "funk"] },
  {
    name: "jazz",
    comments: true,
    beats: ["jazz", "jazz/swing", "jazz/mediumfast", "jazz/fast"],
    fills: ["jazz"],
  },
  {
    name: "march",
    toms: true,
    beats: ["jazz/march"],
    fills: ["country", "neworleans/funk"],
    noCymbals: true,
  },
  {
    name: "second line",
    toms: true,
    beats: ["neworleans/secondline", "neworleans/funk"],
    fills: ["neworleans/funk"],
  },
  {
    name: "samba",
    toms: true,
    beats: ["latin/brazilian-samba", "latin/samba", "latin/brazilian", "latin/brazilian-sambareggae"],
    fills: ["latin/samba", "latin/brazilian-baiao"],
  },
  { name: "bossa", beats: ["latin/brazilian-bossa"], fills: ["latin/samba"] },
  {
    name: "latin",
    toms: true,
    beats: ["latin", "latin/brazilian-songo", "latin/dominican-merengue", "funk/latin"],
    fills: ["afrocuban/rhumba", "afrocuban"],
  },
  {
    name: "afro-cuban",
    toms: true,
    beats: ["afrocuban", "afrocuban/rhumba", "afrocuban/calypso"],
    fills: ["afrocuban", "afrocuban/rhumba"],
  },
  { name: "afrobeat", toms: true, beats: ["afrobeat", "highlife"], fills: ["funk", "afrocuban/rhumba"] },
  { name: "reggae", beats: ["reggae", "reggae/slow"] },
  { name: "country", beats: ["country"], fills: ["country"] },
];
