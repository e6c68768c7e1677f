/** Words by which a picture is told from other words, when a title is looked for in what somebody has written. */

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** What stands before the noun of a picture. */
export const beforeNouns: ReadonlySet<string> = setOf(
  "the a an my our his her your their this that two three",
);

/** Whose it is. */
export const possessives: ReadonlySet<string> = setOf("my our his her your their");

/** Places and times: between two parts of one picture ("the light on the stairs"). */
export const betweenParts: ReadonlySet<string> = setOf(
  "of in on at by under over behind beside without after before from near across through above below between inside outside beyond around against along with",
);

/** Qualities of things. */
export const qualities: ReadonlySet<string> = setOf(
  "old new last first second third final young little small big tall long short wide narrow deep high low far near empty full half broken torn " +
    "cracked burnt burned burning frozen melting fallen falling rusty dusty golden silver red blue green yellow white black " +
    "grey gray pale dark bright dim warm cold hot cool wet dry soft hard rough smooth sharp quiet silent loud open closed " +
    "locked abandoned forgotten lost hidden secret wild wooden stone paper glass iron copper worn faded unmade unsent " +
    "unopened unfinished late early distant slow heavy light hollow bare bitter sweet salt foggy rainy snowy windy stormy " +
    "sunny moonlit starry endless crooked lonely sleeping waiting dying empty-handed favourite favorite",
);

/** Verbs as they stand right after a noun without looking like verbs by their endings. */
export const verbs: ReadonlySet<string> = setOf(
  "is was are were am be been has had have do does did will would can could should may might must fell falls went goes broke breaks died dies " +
    "stood stands burns came comes left leaves ran runs sang sings slept sleeps sat sits lay lies rang rings blew blows " +
    "grew grows drove drives wrote writes spoke speaks told tells said says made makes took takes gave gives got gets " +
    "kept keeps lost loses found finds felt feels heard hears saw sees knew knows thought thinks began begins won wins " +
    "hit hits hurt hurts shut shuts cut cuts let lets put puts read reads met meets held holds sold sells bought buys " +
    "brought brings caught catches taught flew flies froze wore wears woke wakes forgot forgets chose stole shook drank " +
    "swam sank hung spent built lit led paid stops starts turns looks seems smells sounds tastes stays waits means " +
    "moves works calls loves hates needs wants never always just still again now here there gone away back home alone too so not",
);

/** Words in "-ing" that are things. */
export const thingsInIng: ReadonlySet<string> = setOf(
  "morning evening wedding spring string ring king wing building ceiling painting swing thing feeling lightning clothing sibling darling railing crossing landing ending beginning",
);

/** What is said about a song, a feeling or an errand: no picture has it. */
export const templateWords: ReadonlySet<string> = setOf(
  "song songs music track tracks tune tunes piece theme soundtrack score background instrumental beat beats loop intro outro verse chorus melody bass " +
    "drums bpm tempo key major minor bar bars minute minutes second seconds hour hours style genre vibe vibes mood moods " +
    "feeling feelings feel emotion emotions something someone somebody anything everything nothing thing things stuff " +
    "kind sort type bit lot way ways part point case reason example person people guy guys " +
    "time times day days week weeks month months year years today tomorrow yesterday life lives world everyone video " +
    "project client boss game level scene film movie trailer podcast ad app player people two-minute sound sounds story message idea " +
    "mix version demo draft title name word words line lines question answer help please like",
);

/** Kin and companions: each is somebody, and no picture alone. */
export const persons: ReadonlySet<string> = setOf(
  "mother father mum mom dad parents sister brother son daughter wife husband partner girlfriend boyfriend friend friends grandma grandmother grandfather " +
    "grandpa granny nana aunt uncle cousin niece nephew child children kid kids baby boy girl man woman " +
    "ex family teacher colleague neighbour neighbor team crew band class everyone people lover fiance fiancee twins",
);

/** Who does something: a clause with one of these tells, and is no picture by itself. */
export const subjects: ReadonlySet<string> = setOf(
  "i you he she it we they me him us them i'm i've i'd i'll you're it's he's she's we're they're there's that's what's let's who what why how which",
);

/** What is gone or wrong, of which nobody makes a title. */
export const noTitles: ReadonlySet<string> = setOf(
  "death funeral illness cancer suicide disease diagnosis divorce abuse murder body corpse surgery chemo tumour tumor overdose",
);
