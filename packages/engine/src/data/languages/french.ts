/**
 * French words for the 36 sub-emotions and the commonest nodes. The terms of the GRID study come first where it has them
 * (Fontaine, Scherer & Soriano 2013, Components of Emotional Meaning); the rest are this project's own everyday words.
 */
import type { LanguageTable } from "./schema.ts";

/** French. */
export const french: LanguageTable = {
  language: "French",
  words: {
    happiness: "bonheur heureux heureuse content contente",
    joy: "joie joyeux joyeuse gaieté",
    serenity: "sérénité serein* calme paisible* tranquille*",
    excitement: "excité* enthousias*",
    love: "amour aime amoureux amoureuse tendresse affection gratitude reconnaissant*",
    hope: "espoir espère espérance optimis*",
    pride: "fierté fier fière fiers",
    grief: "chagrin deuil peine",
    sadness: "tristesse triste tristes attristé*",
    melancholy: "mélancoli*",
    loneliness: "solitude seul seule abandonné* esseulé*",
    disappointment: "déception déçu*",
    nostalgia: "nostalgi* manque",
    despair: "désespoir désespéré* désespérance",
    frustration: "frustré* agacé* énervé* irrité* impatien*",
    anger: "colère fâché*",
    rage: "rage furieux furieuse fureur",
    resentment: "rancune rancoeur rancœur amertume ressentiment amer",
    indignation: "indigné*",
    jealousy: "jalousie jaloux jalouse envieux",
    defiance: "rébellion rebelle révolte révolté*",
    anxiety: "anxiété anxieux anxieuse inquiet inquiète inquiétude nerveux nerveuse angoisse angoissé* souci",
    fear: "peur crainte effrayé* apeuré*",
    dread: "effroi appréhension",
    panic: "panique paniqué* terreur terrifié*",
    insecurity: "insécurité timide timidité",
    suspense: "suspense menace",
    helplessness: "impuissance impuissant* démuni*",
    wonder: "émerveill* merveille admiration",
    curiosity: "curiosité curieux curieuse fasciné*",
    amusement: "amusé* amusant*",
    astonishment: "étonné* étonnement stupéfait*",
    surprise: "surpris surprise",
    confusion: "confus confuse perplexe désorienté*",
    shock: "choc choqué* bouleversé*",
    aversion: "aversion",
    revulsion: "répulsion écœur* écoeur*",
    disgust: "dégoût dégoûté*",
    contempt: "mépris méprisant* dédain",
    shame: "honte honteux honteuse humilié*",
    guilt: "culpabilité coupable* remords regret",
    weariness: "fatigué* fatigue épuisé* lassitude ennui ennuyé*",
  },
};
