/** The words of the library. */
export const library = {
  title: "Library",
  lead: "Every song that you make while you are signed in is kept here.",
  signedOut:
    "Nobody is signed in, so songs are kept in this browser alone. Sign in, and what you make from then on stands here, on every device.",
  empty:
    "No song is kept yet. Compose one in the studio: it will stand here, with its recipe and its reasons.",
  emptyHints: [
    "Search finds words of a title, a tag, a feeling or a genre.",
    "A star keeps the good ones within reach; tags keep what belongs together.",
    "A song as JSON comes back by “Import a song”, note for note.",
  ],
  nothing: "No song is like that. Take a word or a filter away.",
  clear: "Show all songs",
  compose: "To the studio",
  keep: (title: string) => `Keep “${title}”, which is open in the studio`,
  facts: (genre: string, key: string, bpm: number, bars: number) =>
    `${genre} · ${key} · ${bpm} BPM · ${bars} bars`,
  search: "Search",
  searchExample: "harbour, folk, grief…",
  emotion: "Feeling",
  anyEmotion: "any feeling",
  favourites: "Favourites",
  tag: (tag: string) => `Only ${tag}`,
  sort: "Order",
  sorts: { newest: "newest first", title: "by title", tempo: "by tempo", length: "by length" },
  open: (title: string) => `Open ${title}`,
  favour: (title: string) => `${title} is a favourite`,
  tagsOf: (title: string) => `Tags of ${title}`,
  addTag: "Add a tag",
  removeTag: (tag: string) => `Take the tag ${tag} away`,
  delete: (title: string) => `Delete ${title}`,
  deleted: (title: string) => `“${title}” is deleted.`,
  undo: "Bring it back",
  broughtBack: (title: string) => `“${title}” is back.`,
  more: "More songs",
  import: "Import a song",
  imported: "The song is kept.",
  noJson: "This is no song: a file that was downloaded here as “Song (JSON)” is one.",
  count: (count: number, isAll: boolean) =>
    `${count}${isAll ? "" : "+"} ${count === 1 && isAll ? "song" : "songs"}`,
} as const;
