/** The colour of each player, on both grounds. */

const dark: Readonly<Record<string, string>> = {
  melody: "#ffc857",
  "counter-melody": "#ff9f6b",
  chords: "#7fb2ff",
  pad: "#a58fe0",
  bass: "#5fd3bc",
  drums: "#d9cfc4",
};

const light: Readonly<Record<string, string>> = {
  melody: "#b26b00",
  "counter-melody": "#c2481a",
  chords: "#2c63c7",
  pad: "#6d4fc0",
  bass: "#0a7f6c",
  drums: "#6a5d51",
};

/** The colour of a role on a dark or a light ground. */
export function colourOf(role: string, isDark: boolean): string {
  const colours = isDark ? dark : light;
  return colours[role] ?? colours["chords"] ?? "#888888";
}
