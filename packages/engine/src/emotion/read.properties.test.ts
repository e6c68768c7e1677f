import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Reading, readFeeling, resolveFeeling } from "./read.ts";
import { thesaurus } from "./thesaurus.ts";

/** Words that make the reader's rules meet each other, mixed with anything else that Unicode has. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...thesaurus.nodes.map((node) => node.name),
    ..."not never no without hardly but yet although from to into until then suddenly slowly and or nor after before".split(
      " ",
    ),
    ..."very so a little kind of isn't can't stop nothing is over gone now was lost my father stopped -> → ! ?! , . \n".split(
      " ",
    ),
    ..."rain storm warm empty home night 😭 ❤️‍🔥 💔 :( <3 SAD soooo unhappy joyless melancoly back again at the end".split(
      " ",
    ),
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(" ")),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
);

function expectSound(reading: Reading): void {
  const { affect, confidence, nodes, journey, because } = reading;
  for (const { valence, arousal, dominance } of [affect, ...journey.map((stage) => stage.affect)]) {
    expect(valence).toBeGreaterThanOrEqual(-1);
    expect(valence).toBeLessThanOrEqual(1);
    for (const value of [arousal, dominance]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  }
  expect(confidence).toBeGreaterThanOrEqual(0);
  expect(confidence).toBeLessThanOrEqual(1);
  expect(nodes.length).toBeGreaterThan(0);
  expect(nodes.length).toBeLessThanOrEqual(5);
  expect(new Set(nodes.map(({ node }) => node.id)).size).toBe(nodes.length);
  expect(Math.abs(nodes.reduce((sum, { weight }) => sum + weight, 0) - 1)).toBeLessThan(1e-9);
  for (const { weight } of nodes) expect(weight).toBeGreaterThan(0);
  expect(journey.length === 0 || (journey.length >= 2 && journey.length <= 6)).toBe(true);
  expect(journey.length === 0 || (journey[0]?.at === 0 && journey.at(-1)?.at === 1)).toBe(true);
  journey.slice(1).forEach((stage, place) => {
    expect(stage.at).toBeGreaterThan(journey[place]?.at ?? 0);
  });
  expect(because.length).toBeGreaterThan(0);
  for (const sentence of because) expect(sentence.isWellFormed()).toBe(true);
}

describe("readFeeling, whatever the text", () => {
  it("never throws, stays in range, and gives the same reading twice", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readFeeling(text);
        expectSound(reading);
        expect(readFeeling(text)).toEqual(reading);
      }),
      { numRuns: 3000 },
    );
  });

  it("resolves a text exactly when it has read something", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(resolveFeeling(text) !== undefined).toBe(readFeeling(text).confidence > 0);
      }),
    );
  });

  it("reads each feeling alone as firmly in capitals, with spaces and with punctuation around it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...thesaurus.nodes), (node) => {
        expect(resolveFeeling(`  ${node.name}. `)?.node.id).toBe(node.id);
        expect(resolveFeeling(`"${node.name.toUpperCase()}"`)?.node.sub).toBe(node.sub);
      }),
    );
  });

  it.each([
    ["Ich bin so traurig, weil der Sommer vorbei ist"],
    ["Je suis triste et je ne sais pas pourquoi"],
    ["Estoy muy feliz de verte otra vez"],
    ["Sono felice ma anche un po' stanco"],
    ["Estou com saudade de você"],
    ["Ik ben blij maar ook moe"],
    ["Jag är så lycklig i dag"],
    ["Jeg er trist, men håpefull"],
    ["Olen surullinen mutta toiveikas"],
    ["Jestem smutny, ale mam nadzieję"],
    ["Jsem šťastný a unavený"],
    ["Nagyon boldog vagyok ma"],
    ["Sunt trist, dar plin de speranță"],
    ["Тъжен съм, но се надявам"],
    ["Мне грустно, но есть надежда"],
    ["Мені сумно сьогодні ввечері"],
    ["Είμαι λυπημένος αλλά ελπίζω"],
    ["Bugün çok mutluyum"],
    ["من امروز خیلی غمگینم"],
    ["أنا حزين جدا اليوم"],
    ["אני עצוב אבל מלא תקווה"],
    ["मैं आज बहुत उदास हूँ"],
    ["আমি আজ খুব খুশি"],
    ["நான் மிகவும் மகிழ்ச்சியாக இருக்கிறேன்"],
    ["నేను చాలా సంతోషంగా ఉన్నాను"],
    ["ഞാൻ വളരെ സന്തോഷവാനാണ്"],
    ["ฉันเศร้ามากวันนี้"],
    ["ຂ້ອຍມີຄວາມສຸກຫຼາຍ"],
    ["ខ្ញុំសប្បាយចិត្តណាស់"],
    ["ငါအရမ်းပျော်တယ်"],
    ["Tôi rất buồn hôm nay"],
    ["Saya sangat bahagia hari ini"],
    ["Masaya ako ngayon"],
    ["今天我很难过"],
    ["今日はとても悲しい"],
    ["오늘은 정말 행복해요"],
    ["Би өнөөдөр маш баяртай байна"],
    ["მე დღეს ძალიან მოწყენილი ვარ"],
    ["Ես այսօր շատ տխուր եմ"],
    ["Nina furaha sana leo"],
    ["Ek is vandag baie hartseer"],
    ["Tá brón orm inniu"],
  ])("stays sound in %j", (text) => {
    expectSound(readFeeling(text));
  });

  it.each([
    ["lone surrogates", "sad \ud83d \ude2d \udc00\ud800 happy"],
    ["right-to-left marks", "\u202esad\u202c \u200fhappy\u200e"],
    ["zero-width joiners", "s\u200da\u200dd and h\u200ca\u200cppy"],
    ["combining marks", "s\u0301a\u0300\u0302d"],
    ["full-width letters", "ｓａｄ　ａｎｄ　ｌｏｎｅｌｙ"],
    ["ligatures", "ﬁne and eﬀervescent, sad"],
    ["mathematical letters", "𝓼𝓪𝓭"],
    ["NUL and control signs", "sad\u0000\u0007\u001b[31m happy"],
    ["a byte order mark", "\ufeffsad"],
    ["HTML", "<p class='sad'>so <b>sad</b></p>"],
  ])("reads through %s", (_, text) => {
    const reading = readFeeling(text);
    expectSound(reading);
    expect(reading.confidence).toBeGreaterThan(0);
  });

  it.each([
    ["one word ten thousand times", "happy ".repeat(10_000)],
    ["ten thousand steps", "sad then happy then ".repeat(5_000)],
    ["ten thousand denials", "not ".repeat(10_000)],
    ["ten thousand degrees", `${"very ".repeat(10_000)}sad`],
    ["ten thousand contrasts", "happy but sad but ".repeat(5_000)],
    ["one word of a hundred thousand letters", "a".repeat(100_000)],
    ["a hundred thousand marks", "!?,.:(".repeat(20_000)],
    ["ten thousand slips", "melancoly ".repeat(10_000)],
    ["ten thousand emoji", "😭".repeat(10_000)],
    ["a hundred thousand apostrophes", "'".repeat(100_000)],
    ["a hundred thousand joined apostrophes", "a'".repeat(50_000)],
    ["a hundred thousand dashes", `${"-".repeat(100_000)}`],
  ])("comes to an end on %s", (_, text) => {
    expectSound(readFeeling(text));
  });
});
