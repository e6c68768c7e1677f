/**
 * The commonest wishes for music in German, Spanish, French, Portuguese and Italian, each with the English that it is
 * heard as. Words in lower case with their accents; they are found without them, too. The choice is this project's own.
 */

/** Words of several languages for one thing. */
export interface ForeignWish {
  /** As it is heard in English. */
  readonly english: string;
  /** Parted by ", ". */
  readonly words: string;
}

const rows = (table: Readonly<Record<string, string>>): readonly ForeignWish[] =>
  Object.entries(table).map(([english, words]) => ({ english, words }));

/** Dances and kinds of songs, and metres and modes: these mean nothing else. */
export const foreignKinds: readonly ForeignWish[] = rows({
  "a lullaby": "wiegenlied, schlaflied, berceuse, canción de cuna, canção de ninar, ninna nanna, ninnananna",
  "a waltz": "walzer, vals, valse, valsa, valzer",
  "a march song": "marschmusik, marsch, marcia, marche militaire, marcha militar",
  "a ballad song": "ballade, balada, ballata",
  "3/4":
    "dreivierteltakt, dreiertakt, tres por cuatro, trois temps, trois quatre, três por quatro, tre quarti, tre tempi",
  "4/4": "viervierteltakt, vierertakt, cuatro por cuatro, quatre temps, quatro por quatro, quattro quarti",
  "6/8": "sechsachteltakt, seis por ocho, six huit, seis por oito, sei ottavi",
  "in minor":
    "in moll, en mineur, en modo menor, en tono menor, en menor, em menor, em tom menor, in minore, in modo minore",
  "in major":
    "in dur, en majeur, en modo mayor, en tono mayor, en mayor, em maior, em tom maior, in maggiore, in modo maggiore",
});

/** Tempi, with their endings: heard beside music, or alone. */
export const foreignTempi: readonly ForeignWish[] = rows({
  slow: "langsam, langsame, langsamer, langsames, langsamen, lente, lenta, lent, lentement, despacio, devagar, lentamente",
  fast: "schnell, schnelle, schneller, schnelles, schnellen, rapide, rapidement, rápido, rápida, rapido, rapida, veloce, deprisa, depressa, flott",
});

/** What music is called: a tempo beside one of these is the music's. */
export const foreignMusic =
  "lied, lieder, musik, stück, tempo, song, canción, música, tema, ritmo, chanson, musique, morceau, rythme, canção, canzone, musica, brano, pezzo, melodia, melodie, mélodie, melodía";

/** Instruments, and roles. */
export const foreignInstruments: readonly ForeignWish[] = rows({
  piano: "klavier, flügel, piano, pianoforte",
  violin: "geige, violine, violín, violon, violino",
  cello: "cello, violonchelo, chelo, violoncelle, violoncelo, violoncello",
  guitar: "gitarre, guitarra, guitare, violão, chitarra",
  flute: "flöte, querflöte, flauta, flûte, flauto",
  clarinet: "klarinette, clarinete, clarinette, clarinetto",
  trumpet: "trompete, trompeta, trompette, tromba",
  saxophone: "saxophon, saxofón, saxofone, sassofono",
  harp: "harfe, arpa, harpe, harpa",
  organ: "orgel, órgano, orgue, órgão, organo",
  accordion: "akkordeon, acordeón, accordéon, acordeão, sanfona, fisarmonica",
  strings: "streicher, cuerdas, cordes, cordas, archi",
  choir: "chor, coro, chœur",
  drums: "schlagzeug, trommeln, batería, bateria, tambores, batterie, tambours, batteria, tamburi",
  bass: "bajo, basse, baixo, basso",
});

/** What stands before instruments. */
export const foreignPrepositions: readonly ForeignWish[] = rows({
  no: "ohne, kein, keine, keinen, sin, sans, pas de, sem, senza, niente",
  with: "mit, con, avec, com",
  only: "nur, allein, solo, sólo, solamente, seulement, só, apenas, soltanto",
  for: "für, para, pour, per",
});

/** What joins two of them, and articles that may stand between. */
export const foreignLinks = "und, y, e, et, oder, o, ou, oder";
export const foreignArticles =
  "der, die, das, den, dem, ein, eine, einem, einer, el, la, los, las, un, una, le, les, une, du, de la, o, a, os, as, um, uma, il, lo, gli, i";

/** Tones as Romance languages name them, and German ones that differ from English. */
export const foreignTones: Readonly<Record<string, string>> = {
  ...{
    do: "C",
    ut: "C",
    dó: "C",
    re: "D",
    ré: "D",
    mi: "E",
    fa: "F",
    fá: "F",
    sol: "G",
    la: "A",
    lá: "A",
    si: "B",
  },
};
export const germanTones: Readonly<Record<string, string>> = {
  ...{
    c: "C",
    cis: "C#",
    des: "Db",
    d: "D",
    dis: "D#",
    es: "Eb",
    e: "E",
    f: "F",
    fis: "F#",
    ges: "Gb",
    g: "G",
  },
  ...{ gis: "G#", as: "Ab", a: "A", ais: "A#", b: "Bb", h: "B" },
};
