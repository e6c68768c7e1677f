/**
 * Spanish words for the 36 sub-emotions and the commonest nodes. The terms of the GRID study come first where it has them
 * (Fontaine, Scherer & Soriano 2013, Components of Emotional Meaning); the rest are this project's own everyday words.
 */
import type { LanguageTable } from "./schema.ts";

/** Spanish. */
export const spanish: LanguageTable = {
  language: "Spanish",
  words: {
    happiness: "felicidad feliz felices contento contenta contentos",
    joy: "alegría alegre alegres gozo",
    serenity: "serenidad seren* tranquil* calma paz sosiego",
    excitement: "emocionad* entusiasm* ilusionad*",
    love: "amor amo enamorad* ternura cariño gratitud agradecid*",
    hope: "esperanza* esperanzad* optimis*",
    pride: "orgullo orgullos*",
    grief: "duelo luto pesar aflicción",
    sadness: "tristeza triste tristes entristecid*",
    melancholy: "melancol*",
    loneliness: "soledad solitari* abandonad*",
    disappointment: "decepci* decepcionad* desilusi* desengaño",
    nostalgia: "nostalgia nostálgic* añoranza añoro morriña",
    despair: "desesperaci* desesperad* desesperanza",
    frustration: "frustraci* frustrad* irritad* molest* impacien*",
    anger: "enojo enojad* enfad*",
    rage: "rabia furia furios* ira",
    resentment: "rencor* resentimiento resentid* amargura",
    indignation: "indignaci* indignad*",
    jealousy: "celos celos* envidia envidios*",
    defiance: "rebeld* desafiante desafío",
    anxiety: "ansiedad ansios* nervios* preocupa* inquiet* angustia angustiad*",
    fear: "miedo miedos temor asustad*",
    dread: "pavor presentimiento",
    panic: "pánico terror aterrad* aterroriz*",
    insecurity: "insegur* tímid* vergonzos*",
    suspense: "suspenso tensión amenaza",
    helplessness: "impotencia indefens* desamparad*",
    wonder: "asombro maravill* admiraci*",
    curiosity: "curiosidad curios* fascinad*",
    amusement: "divertid* diversión",
    astonishment: "asombrad* atónit*",
    surprise: "sorpresa sorprendid*",
    confusion: "confusi* confundid* desconcert*",
    shock: "conmocionad* conmoción",
    aversion: "aversión",
    revulsion: "repulsi* repugnancia",
    disgust: "asco asquead* disgustad*",
    contempt: "desprecio despreci* desdén",
    shame: "vergüenza avergonzad* humillad*",
    guilt: "culpa culpable remordimiento* arrepentid*",
    weariness: "cansad* cansancio agotad* aburrid* aburrimiento hastío",
  },
};
