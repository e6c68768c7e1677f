/** The words of the library. */
export const library = {
  title: "Library",
  lead: "Every song that you make while you are signed in is kept here.",
  signedOut:
    "Nobody is signed in, so songs are kept in this browser alone. Sign in, and what you make from then on stands here, on every device.",
  empty: "No song is kept yet. Compose one in the studio: it will stand here.",
  compose: "To the studio",
  facts: (mood: string, key: string, bars: number) => `${mood} · ${key} · ${bars} bars`,
} as const;
