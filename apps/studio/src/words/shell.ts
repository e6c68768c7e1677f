/** What stands around every page, and the pages that are only signposts. */
export const shell = {
  offline: "The service cannot be reached. What you have made is kept here, and what plays goes on.",
  back: "The service is there again.",
  skip: "Skip to the page",
  navigation: "Pages",
  studio: "Studio",
  library: "Library",
  administration: "Administration",
  arriving: "One moment…",
  missing: {
    title: "There is no such page",
    lead: "The address may be mistyped, or the page is gone. What you have made is where you left it.",
    back: "To the studio",
  },
} as const;
