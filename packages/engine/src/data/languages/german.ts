/**
 * German words for the 36 sub-emotions and the commonest nodes. The terms of the GRID study come first where it has them
 * (Fontaine, Scherer & Soriano 2013, Components of Emotional Meaning); the rest are this project's own everyday words.
 */
import type { LanguageTable } from "./schema.ts";

/** German. */
export const german: LanguageTable = {
  language: "German",
  words: {
    happiness: "glück* fröhlich* heiter* froh frohe frohen",
    joy: "freud* freue freut",
    serenity: "gelassen* ruhig* ruhe frieden friedlich* zufrieden* geborgen*",
    excitement: "aufgeregt* aufregung begeister* vorfreude",
    love: "liebe lieben liebt verliebt* zärtlich* zuneigung dankbar*",
    hope: "hoffnung* hoffe hofft hoffnungsvoll* zuversicht*",
    pride: "stolz*",
    grief: "trauer* kummer verlust herzschmerz",
    sadness: "traurig*",
    melancholy: "melancholi* wehmut* schwermut* schwermütig*",
    loneliness: "einsam* alleingelassen verlassen*",
    disappointment: "enttäusch*",
    nostalgia: "nostalgi* sehnsucht* sehne heimweh fernweh",
    despair: "verzweif* hoffnungslos* ausweglos*",
    frustration: "frust* genervt* gereizt* ärger* ungeduld*",
    anger: "zorn*",
    rage: "wut wütend* rasend* hass",
    resentment: "groll* verbittert* bitterkeit nachtragend*",
    indignation: "empör* entrüst*",
    jealousy: "eifersucht* eifersüchtig* neid neidisch*",
    defiance: "trotz* aufmüpfig* rebellisch*",
    anxiety: "sorge sorgen besorgt* nervös* unruhig* ängstlich*",
    fear: "angst ängste furcht fürchte",
    dread: "grauen beklommen* bange vorahnung",
    panic: "panik* panisch* todesangst",
    insecurity: "unsicher* schüchtern* selbstzweifel",
    suspense: "anspannung angespannt* spannung bedrohlich*",
    helplessness: "hilflos* machtlos* ohnmacht ohnmächtig*",
    wonder: "staunen ehrfurcht verzaubert* zauber bewunder*",
    curiosity: "neugier* fasziniert*",
    amusement: "belustig* amüsier* vergnüg*",
    astonishment: "verblüfft* erstaun*",
    surprise: "überrasch*",
    confusion: "verwirr* ratlos*",
    shock: "schock* entsetz* erschüttert*",
    aversion: "abneigung widerwill*",
    revulsion: "widerlich* abscheu*",
    disgust: "ekel ekelt eklig* ekelhaft*",
    contempt: "verachtung verachte verächtlich*",
    shame: "scham schäme beschämt* peinlich*",
    guilt: "schuldgefühl* schuldig* reue",
    weariness: "müde müden müdigkeit erschöpf* langeweile gelangweilt*",
  },
};
