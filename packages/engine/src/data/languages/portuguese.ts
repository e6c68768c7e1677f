/**
 * Portuguese words for the 36 sub-emotions and the commonest nodes. The terms of the GRID study come first where it has them
 * (Fontaine, Scherer & Soriano 2013, Components of Emotional Meaning); the rest are this project's own everyday words.
 */
import type { LanguageTable } from "./schema.ts";

/** Portuguese. */
export const portuguese: LanguageTable = {
  language: "Portuguese",
  words: {
    happiness: "felicidade feliz felizes contente",
    joy: "alegria alegre alegres",
    serenity: "serenidade seren* tranquil* calma calmo paz",
    excitement: "animad* empolgad* entusiasm*",
    love: "amor amo apaixonad* ternura carinho gratidão grato grata",
    hope: "esperança* esperançoso otimis*",
    pride: "orgulho orgulhos*",
    grief: "luto pesar mágoa",
    sadness: "tristeza triste tristes entristecid*",
    melancholy: "melancoli*",
    loneliness: "solidão sozinh* solitári* abandonad*",
    disappointment: "decepção decepcionad* desilus* desapontad*",
    nostalgia: "saudade saudades saudos* nostalgi*",
    despair: "desespero desesperad* desesperança",
    frustration: "frustração frustrad* irritad* impacien*",
    anger: "raiva zangad*",
    rage: "fúria furios* ira",
    resentment: "rancor* ressentimento ressentid* amargura",
    indignation: "indignação indignad*",
    jealousy: "ciúme ciúmes ciument* inveja invejos*",
    defiance: "rebeld* desafiador*",
    anxiety: "ansiedade ansios* nervos* preocupa* inquiet* angústia angustiad*",
    fear: "medo medos temor assustad*",
    dread: "pavor pressentimento",
    panic: "pânico terror apavorad* aterroriz*",
    insecurity: "insegur* tímid*",
    suspense: "suspense tensão ameaça",
    helplessness: "impotência indefes* desamparad*",
    wonder: "maravilh* encanto encantad* admiração",
    curiosity: "curiosidade curios* fascinad*",
    amusement: "divertid* diversão",
    astonishment: "espanto espantad* atônit*",
    surprise: "surpresa surpres*",
    confusion: "confusão confus* desorientad*",
    shock: "choque chocad* abalad*",
    aversion: "aversão",
    revulsion: "repulsa",
    disgust: "nojo enojad* repugnância",
    contempt: "desprezo desdém",
    shame: "vergonha envergonhad* humilhad*",
    guilt: "culpa culpad* remorso* arrependid*",
    weariness: "cansad* cansaço exaust* tédio entediad*",
  },
};
