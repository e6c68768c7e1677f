/** How people ask for rules of composition to be broken without knowing that there are such rules. */

/** Phrases as patterns, case ignored, and the id of the rule that they ask for. */
export const rulePhrases: readonly { readonly pattern: RegExp; readonly rule: string }[] = [
  {
    pattern:
      /\b(?:(?:end|ends|ending|finish|finishes|stay|stays|stop|stops|leave it)(?: \w+){0,3} (?:unresolved|open|hanging|in the air|on a question|without (?:a )?resolution)|(?:un|never |not |\w+n't |no )resol(?:ved|ves?|ution)(?: (?:end|ending))?|without resolving)\b/i,
    rule: "harmony.avoid_tonic_resolution",
  },
  { pattern: /\btritone sub(?:s|stitutions?|stituted)?\b/i, rule: "harmony.tritone_substitution" },
  {
    // Without a last tonic the end leads back to the beginning.
    pattern:
      /\b(?:loop it|make it (?:a )?(?:seamless )?loop|loop-?able|(?:seamless|perfect|endless) loop|(?:should|must|has to|needs to|can|will) loop|loops? (?:forever|endlessly|seamlessly|cleanly|back))\b/i,
    rule: "harmony.avoid_tonic_resolution",
  },
  {
    pattern: /\b(?:(?:end|ends|ending|last chord)(?: \w+){0,3} (?:in major|on a major|bright)|picardy)\b/i,
    rule: "harmony.picardy_third",
  },
  {
    pattern:
      /\b(?:(?:stop|stops|end|ends|cut|cuts)(?: \w+){0,2} (?:suddenly|abruptly|mid-?sentence|out of nowhere)|(?:sudden|abrupt) (?:stop|end|ending))\b/i,
    rule: "arrangement.sudden_stop",
  },
  {
    pattern: /\b(?:slow(?:s|ing)? down(?: \w+){0,3} (?:end|over time|gradually)|gradually slow)/i,
    rule: "time.slowing_down",
  },
  {
    pattern: /\b(?:speed(?:s|ing)? up|gets? faster|faster and faster|accelerando)\b/i,
    rule: "time.accelerando",
  },
  { pattern: /\brubato\b/i, rule: "time.rubato" },
  {
    pattern:
      /\b(?:(?:silence|pause|break|stops?|breath)(?: \w+){0,3} before the (?:last|final) chorus|general pause)\b/i,
    rule: "time.general_pause",
  },
  {
    pattern: /\b(?:key change|truck driver|modulat(?:e|es|ion)(?: \w+){0,2} (?:end|last chorus))\b/i,
    rule: "harmony.unprepared_modulation",
  },
  { pattern: /\bpower chords|open fifths|no thirds\b/i, rule: "harmony.open_fifths" },
  { pattern: /\b(?:a |one |with a )?drone\b/i, rule: "texture.drone" },
  { pattern: /\bwall of sound\b/i, rule: "texture.wall_of_sound" },
  { pattern: /\bhalf[- ]time chorus(?:es)?\b/i, rule: "rhythm.half_time_chorus" },
  { pattern: /\b(?:polyrhythms?|three against four|3 against 4)\b/i, rule: "rhythm.polyrhythm" },
  { pattern: /\b(?:quantized|on the grid|robotic|mechanical)\b/i, rule: "rhythm.mechanical_grid" },
  { pattern: /\b(?:drunk(?:en)? (?:timing|beat|feel)|dilla)\b/i, rule: "rhythm.drunken_timing" },
  {
    pattern: /\b(?:lo-?fi sound|old (?:cassette|tape)|like a (?:cassette|tape)|tape hiss|worn tape)\b/i,
    rule: "production.lo_fi",
  },
  { pattern: /\b(?:tape wobble|wow and flutter|wobbly tape)\b/i, rule: "production.tape_wobble" },
  {
    pattern:
      /\b(?:lots of reverb|drenched in reverb|drowned in reverb|huge reverb|cathedral reverb|very reverby)\b/i,
    rule: "production.excess_reverb",
  },
  { pattern: /\b(?:bone[- ]dry|no reverb|without reverb|completely dry)\b/i, rule: "production.bone_dry" },
  { pattern: /\b(?:in mono|mono mix)\b/i, rule: "production.mono" },
  { pattern: /\b(?:distorted|distortion|overdriven everything|fuzz)\b/i, rule: "production.distortion" },
  { pattern: /\b(?:blown[- ]out|clipping|in the red)\b/i, rule: "production.clipping" },
  {
    pattern: /\b(?:buried vocals|buried melody|melody far back|melody in the background)\b/i,
    rule: "production.buried_vocals",
  },
  { pattern: /\b(?:quiet|soft|empty) chorus(?:es)?\b/i, rule: "arrangement.soft_chorus" },
  { pattern: /\bno bass in the chorus(?:es)?\b/i, rule: "arrangement.no_bass_chorus" },
  {
    pattern:
      /\b(?:starts?|begins?|beginning|opens?)(?: \w+){0,3} (?:a single voice|one voice|melody alone|voice alone)\b/i,
    rule: "texture.single_voice",
  },
];
