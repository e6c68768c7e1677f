/**
 * Italian words for the 36 sub-emotions and the commonest nodes. The terms of the GRID study come first where it has them
 * (Fontaine, Scherer & Soriano 2013, Components of Emotional Meaning); the rest are this project's own everyday words.
 */
import type { LanguageTable } from "./schema.ts";

/** Italian. */
export const italian: LanguageTable = {
  language: "Italian",
  words: {
    happiness: "felicità felice felici contento contenta",
    joy: "gioia gioios* allegr* allegria",
    serenity: "serenità seren* tranquill* calma calmo pace",
    excitement: "emozionat* entusias* eccitat*",
    love: "amore amo innamorat* tenerezza affetto gratitudine",
    hope: "speranza* speranzos* ottimis*",
    pride: "orgoglio orgoglios* fiero fiera",
    grief: "lutto dolore cordoglio",
    sadness: "tristezza triste tristi rattristat*",
    melancholy: "malinconi* melanconi*",
    loneliness: "solitudine solitari* abbandonat*",
    disappointment: "deluso delusa delusi delusione",
    nostalgia: "nostalgi*",
    despair: "disperazione disperat*",
    frustration: "frustrazione frustrat* irritat* infastidit* impazien*",
    anger: "rabbia arrabbiat*",
    rage: "furia furios* furore",
    resentment: "rancore risentimento risentit* amarezza",
    indignation: "indignazione indignat*",
    jealousy: "gelosia gelos* invidia invidios*",
    defiance: "ribell* ribellione sfida",
    anxiety: "ansia ansios* nervos* preoccupa* inquiet* angoscia angosciat*",
    fear: "paura paure timore spaventat*",
    dread: "sgomento presentimento",
    panic: "panico terrore terrorizzat*",
    insecurity: "insicur* insicurezza timid* timidezza",
    suspense: "tensione minaccia",
    helplessness: "impotenza indifes* impotente",
    wonder: "meraviglia meravigli* incanto incantat* ammirazione",
    curiosity: "curiosità curios* affascinat*",
    amusement: "divertit* divertimento",
    astonishment: "stupore stupit* sbalordit*",
    surprise: "sorpresa sorpres*",
    confusion: "confusione confus* disorientat*",
    shock: "sconvolt* scioccat*",
    aversion: "avversione",
    revulsion: "repulsione ripugnanza",
    disgust: "disgusto disgustat* schifo",
    contempt: "disprezzo disdegno",
    shame: "vergogna vergognos* umiliat*",
    guilt: "colpa colpevol* rimors* pentit*",
    weariness: "stanc* stanchezza esaust* noia annoiat*",
  },
};
