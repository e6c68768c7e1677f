/** GET /songs/{song_id}/audio: what is asked for. */
import Type from "typebox";
import { soundFormats } from "./formats.ts";
import { text } from "./text.ts";

/** The query. */
export const audioQuerySchema = Type.Object(
  {
    format: Type.Optional(
      Type.Enum([...soundFormats], {
        type: "string",
        description:
          "wav (16 bits), mp3 (192 kbit/s) or ogg (Vorbis); when absent the one that `Accept` likes best, mp3 where that says nothing, wav with `stems`.",
        examples: ["mp3"],
        "x-expected": `one of ${soundFormats.join(", ")}`,
      }),
    ),
    stems: Type.Optional(
      Type.Enum(["true", "false"], {
        type: "string",
        description:
          "A zip archive with a WAV file for each track, whose sum is the mix before it is limited.",
        examples: ["true"],
      }),
    ),
    section: Type.Optional(
      text({
        minLength: 1,
        maxLength: 100,
        description:
          "Only this section, by its name or its position from 0, as a loop of its exact length: what rings on after its end is heard at its beginning.",
        examples: ["chorus 1"],
      }),
    ),
  },
  { additionalProperties: false },
);
