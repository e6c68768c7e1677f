/** Words of English grammar that carry no feeling of their own, and how the shortened ones read in full. */

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** May stand inside a listed phrase without changing it: "lost my father" is found in "lost her father". */
export const articles: ReadonlySet<string> = setOf("the a an my your his her our their its");

/** Stand before a noun without changing what is felt. */
export const determiners: ReadonlySet<string> = setOf(
  "the a an my your his her our their its this that these those some any own",
);

/** Not counted when the reader asks how much of a text it understood. */
export const functionWords: ReadonlySet<string> = setOf(
  [
    "the a an my your his her our their its this that these those some any own each every such same other another",
    "i me you he him she it we us they them who whom whose which what there here one ones mine yours",
    "myself yourself himself herself itself ourselves themselves someone somebody something anyone anybody anything",
    "everyone everybody everything am is are was were be been being do does did done doing have has had having",
    "will would shall should can could may might must ought let get gets got getting gotten go goes going went",
    "and or but nor yet so if then than as at by for from in into of off on onto out over to toward towards up down",
    "with within about above across after against along among around before behind below beneath beside between",
    "beyond during inside outside near since through throughout till until under upon via while when where why how",
    "because though although however despite not no never none too very really just only even also again still ever",
    "hardly barely scarcely rarely seldom neither nobody none nothing nowhere almost nearly all both few many more most much little bit lot lots like feel feels feeling felt make makes made",
    "want wants wanted need needs please song music track piece tune melody about something thing things way",
    "now once later finally slowly suddenly first last well oh ah hey yes yeah think guess know say says said",
  ].join(" "),
);

/** Short forms whose full words cannot be found by rule. */
export const contractions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "can't": "can not",
    cannot: "can not",
    cant: "can not",
    "won't": "will not",
    wont: "will not",
    "shan't": "shall not",
    "ain't": "is not",
    aint: "is not",
    isnt: "is not",
    arent: "are not",
    wasnt: "was not",
    werent: "were not",
    dont: "do not",
    doesnt: "does not",
    didnt: "did not",
    couldnt: "could not",
    wouldnt: "would not",
    shouldnt: "should not",
    havent: "have not",
    hasnt: "has not",
    hadnt: "had not",
    im: "i am",
    ive: "i have",
    youre: "you are",
    theyre: "they are",
    thats: "that is",
    "that's": "that is",
    "it's": "it is",
    "he's": "he is",
    "she's": "she is",
    "what's": "what is",
    whats: "what is",
    "there's": "there is",
    "who's": "who is",
    "here's": "here is",
    "how's": "how is",
    "where's": "where is",
    "let's": "let us",
    lets: "let us",
    idk: "i do not know",
    gonna: "going to",
    wanna: "want to",
    gotta: "have to",
    kinda: "kind of",
    sorta: "sort of",
    lotta: "lot of",
    cuz: "because",
    u: "you",
    "y'all": "you all",
    til: "until",
    "'til": "until",
    w: "with",
    bc: "because",
    rn: "right now",
    irl: "in real life",
    tho: "though",
    thru: "through",
    nite: "night",
    luv: "love",
    bday: "birthday",
    xmas: "christmas",
  }).map(([short, full]): [string, readonly string[]] => [short, full.split(" ")]),
);

/** Grammar words of German, French, Spanish, Italian, Portuguese and Dutch that are no English words. */
export const foreignWords: ReadonlySet<string> = setOf(
  [
    "ich und der das den dem nicht ist sind mein meine meinem meiner ein eine einen einem einer mit wenn auf fur du wir",
    "sie er es im vom zum zur auch sehr wie uber nach bei je le les et est pas une dans mon avec pour tu nous",
    "que qui sur des du au aux ce cette suis mes el los las es una con por mi yo del muy pero como mas lo al esta",
    "il di che non una sono per ma della gli nel nella o os um uma meu minha nao eu muito mas em na ao ik het een",
    "niet van mijn en de voor maar hij zij wij zijn",
  ].join(" "),
);

/** English words of feeling that are something else in those languages, as German "die" (the) and "kind" (child). */
export const falseFriends: ReadonlySet<string> = setOf(
  "die war hell gut rot gift kind arm bald brand fast rock stern tot fin mal sale sole pure dolor once pan red sin sea " +
    "dies rate mood bar sole note lose most lot",
);
