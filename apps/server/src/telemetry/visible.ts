/** Shows on a terminal what would act on it. */

/** A stack, which is of several lines. */
const STACK = /("stack":"(?:[^"\\]|\\.)*")/;

/** An escape of JSON; what JSON leaves as it is and terminals obey (DEL, C1) or turn around (bidi). */
const SPECIAL = /\\(?:u[\da-f]{4}|.)|[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gi;

/**
 * A line of JSON whose control characters are the text of their escapes: whoever prints its values prints "\u001b", and
 * not the character. Line breaks and tabs stay in stacks.
 */
export function visible(line: string): string {
  return line
    .split(STACK)
    .map((part, index) => escaped(part, index % 2 === 1 ? /^\\["\\/nt]$/ : /^\\["\\/]$/))
    .join("");
}

function escaped(text: string, harmless: RegExp): string {
  return text.replace(SPECIAL, (found) => {
    if (!found.startsWith("\\")) return `\\\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return harmless.test(found) ? found : `\\${found}`;
  });
}
