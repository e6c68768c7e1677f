/** In five languages, an everyday noun and an everyday adjective for each of the 36 sub-emotions. */
import { describe, expect, test } from "vitest";
import { readFeeling } from "./read.ts";
import { thesaurus } from "./thesaurus.ts";

/** By sub-emotion, "noun adjective" in German, Spanish, French, Portuguese and Italian. */
const everyday: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  happiness: [
    "Fröhlichkeit fröhlich",
    "felicidad contenta",
    "bonheur joyeuse",
    "felicidade feliz",
    "felicità contento",
  ],
  serenity: [
    "Gelassenheit gelassen",
    "serenidad tranquila",
    "sérénité paisible",
    "serenidade tranquila",
    "serenità tranquillo",
  ],
  excitement: [
    "Begeisterung aufgeregt",
    "entusiasmo emocionada",
    "enthousiasme excitée",
    "entusiasmo empolgado",
    "entusiasmo eccitato",
  ],
  love: [
    "Zuneigung verliebt",
    "ternura cariñosa",
    "tendresse amoureuse",
    "carinho apaixonada",
    "affetto innamorata",
  ],
  hope: [
    "Hoffnung hoffnungsvoll",
    "esperanza esperanzada",
    "espoir optimiste",
    "esperança esperançosa",
    "speranza fiduciosa",
  ],
  pride: ["Stolz stolz", "orgullo orgullosa", "fierté fière", "orgulho orgulhosa", "orgoglio orgogliosa"],
  grief: [
    "Trauer untröstlich",
    "duelo desconsolada",
    "deuil endeuillée",
    "luto enlutada",
    "lutto inconsolabile",
  ],
  melancholy: [
    "Schwermut schwermütig",
    "melancolía melancólica",
    "mélancolie mélancolique",
    "melancolia melancólica",
    "malinconia malinconica",
  ],
  loneliness: [
    "Einsamkeit einsam",
    "soledad solitaria",
    "solitude seule",
    "solidão sozinha",
    "solitudine solitaria",
  ],
  disappointment: [
    "Enttäuschung enttäuscht",
    "decepción decepcionada",
    "déception déçue",
    "decepção decepcionada",
    "delusione delusa",
  ],
  nostalgia: [
    "Heimweh sehnsüchtig",
    "nostalgia nostálgica",
    "nostalgie nostalgique",
    "saudade nostálgica",
    "nostalgia nostalgica",
  ],
  despair: [
    "Verzweiflung verzweifelt",
    "desesperación desesperada",
    "désespoir désespérée",
    "desespero desesperada",
    "disperazione disperata",
  ],
  frustration: [
    "Ärger genervt",
    "frustración frustrada",
    "frustration agacée",
    "frustração irritada",
    "frustrazione irritata",
  ],
  rage: ["Wut wütend", "rabia furiosa", "rage furieuse", "fúria furiosa", "furia furiosa"],
  resentment: [
    "Groll verbittert",
    "rencor resentida",
    "rancune amère",
    "rancor ressentida",
    "rancore amareggiata",
  ],
  indignation: [
    "Empörung empört",
    "indignación indignada",
    "indignation indignée",
    "indignação indignada",
    "indignazione indignata",
  ],
  jealousy: [
    "Eifersucht eifersüchtig",
    "celos celosa",
    "jalousie jalouse",
    "ciúme ciumenta",
    "gelosia gelosa",
  ],
  defiance: [
    "Trotz trotzig",
    "rebeldía rebelde",
    "rébellion rebelle",
    "rebeldia rebelde",
    "ribellione ribelle",
  ],
  anxiety: [
    "Sorge besorgt",
    "ansiedad nerviosa",
    "anxiété inquiète",
    "ansiedade preocupada",
    "ansia preoccupata",
  ],
  dread: [
    "Grauen beklommen",
    "presentimiento temerosa",
    "appréhension craintive",
    "pressentimento temerosa",
    "sgomento timorosa",
  ],
  panic: ["Panik panisch", "pánico aterrada", "panique terrifiée", "pânico apavorada", "panico terrorizzata"],
  insecurity: [
    "Unsicherheit schüchtern",
    "inseguridad insegura",
    "timidité timide",
    "insegurança insegura",
    "insicurezza timida",
  ],
  suspense: [
    "Spannung angespannt",
    "tensión amenazante",
    "menace menaçante",
    "tensão ameaçadora",
    "tensione minacciosa",
  ],
  helplessness: [
    "Ohnmacht hilflos",
    "impotencia indefensa",
    "impuissance impuissante",
    "impotência indefesa",
    "impotenza indifesa",
  ],
  wonder: [
    "Staunen verzaubert",
    "maravilla maravillada",
    "émerveillement émerveillée",
    "encanto maravilhada",
    "meraviglia incantata",
  ],
  curiosity: [
    "Neugier neugierig",
    "curiosidad curiosa",
    "curiosité curieuse",
    "curiosidade curiosa",
    "curiosità curiosa",
  ],
  amusement: [
    "Vergnügen belustigt",
    "diversión divertida",
    "amusement amusée",
    "diversão divertida",
    "divertimento divertita",
  ],
  astonishment: [
    "Erstaunen erstaunt",
    "estupor atónita",
    "étonnement étonnée",
    "espanto espantada",
    "stupore stupita",
  ],
  confusion: [
    "Verwirrung verwirrt",
    "confusión confundida",
    "confusion confuse",
    "confusão confusa",
    "confusione confusa",
  ],
  shock: [
    "Schock erschüttert",
    "conmoción conmocionada",
    "choc bouleversée",
    "choque chocada",
    "choc sconvolta",
  ],
  aversion: [
    "Abneigung widerwillig",
    "aversión reacia",
    "aversion réticente",
    "aversão relutante",
    "avversione riluttante",
  ],
  revulsion: ["Ekel angeekelt", "asco asqueada", "dégoût dégoûtée", "nojo repulsiva", "disgusto disgustata"],
  contempt: [
    "Verachtung verächtlich",
    "desprecio despectiva",
    "mépris méprisante",
    "desprezo desdenhosa",
    "disprezzo sprezzante",
  ],
  shame: [
    "Scham beschämt",
    "vergüenza avergonzada",
    "honte honteuse",
    "vergonha envergonhada",
    "vergogna umiliata",
  ],
  guilt: ["Schuld schuldig", "culpa culpable", "culpabilité coupable", "culpa culpada", "colpa colpevole"],
  weariness: [
    "Müdigkeit erschöpft",
    "cansancio agotada",
    "fatigue épuisée",
    "cansaço exausta",
    "stanchezza stanca",
  ],
};

const subs = thesaurus.bases.flatMap((base) => base.subs);
const languages = ["German", "Spanish", "French", "Portuguese", "Italian"];

test("the table has all 36", () => {
  expect(Object.keys(everyday).toSorted()).toEqual(subs.map(({ name }) => name).toSorted());
});

describe.each(Object.entries(everyday))("%s", (sub, rows) => {
  test.each(rows.map((row, place) => [languages[place] ?? "", row] as const))(
    "in %s: %s",
    (_language, row) => {
      for (const word of row.split(" ")) {
        for (const text of [word, word.toLowerCase(), word.toUpperCase()]) {
          const { confidence, nodes } = readFeeling(text);
          expect(confidence, text).toBeGreaterThan(0.4);
          expect(nodes[0]?.node.sub, text).toBe(sub);
        }
      }
    },
  );
});

test.each([
  ["Ich habe Schuldgefühle", "guilt"],
  ["l’émerveillement", "wonder"],
  ["l'amour", "love"],
  ["l'angoisse de la nuit", "anxiety"],
  ["un'ansia che non passa", "anxiety"],
  ["la fine dell'amore", "love"],
])("elided and joined words are heard: %s", (text, sub) => {
  expect(readFeeling(text).nodes.map(({ node }) => node.sub)).toContain(sub);
});
