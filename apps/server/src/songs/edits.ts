/** POST /songs/edits: a song again, with something changed and the rest kept. */
import {
  editedMessage,
  editedToWire,
  editsAnswerSchema,
  editsFromWire,
  editsRequestSchema,
  editToWire,
  intentFromWire,
  intentToWire,
  mistakesFromEdit,
  mistakesFromEngine,
  noQuerySchema,
  songId,
  type WireEditsAnswer,
  type WireEditsRequest,
} from "@music-brain/contract";
import { EditError, type EditedSong, editedSong, IntentError, songDigest } from "@music-brain/engine";
import { callerOf } from "../http/caller.ts";
import { vary } from "../http/cors.ts";
import { invalidRequest } from "../http/problem.ts";
import { problems } from "../http/responses.ts";
import type { TypedApp } from "../http/typed-app.ts";
import { inSpan } from "../telemetry/tracing/trace-requests.ts";
import type { MadeAnswer } from "./answer-cache.ts";
import { chooseAnswer } from "./answer-kind.ts";
import { descentOf } from "./edit-descent.ts";
import type { ChooseSeed } from "./generate.ts";
import { keepFor, keeps, type Library } from "./keep.ts";
import {
  answerWithFile,
  fileAnswer,
  scoreAnswer,
  songOrFile,
  USUAL_FORMAT,
  wireSong,
} from "./song-answer.ts";
import type { Workshop } from "./workshop.ts";

/** Adds POST /songs/edits. */
export function addEdits(app: TypedApp, library: Library, workshop: Workshop, chooseSeed: ChooseSeed): void {
  app.post(
    "/songs/edits",
    {
      config: { needs: "music", creates: true },
      schema: {
        operationId: "editSong",
        summary: "Change a song and keep the rest",
        description: [
          "A song is its request, its seed and a list of edits: the same three give the same bytes. `regenerate` composes",
          "some sections or tracks anew, `transpose`, `tempo`, `instrument`, `genre` and `lengthen` do what they say.",
          "`parts` has a digest of every track in every section, so that anyone can see what stayed note for note;",
          "`kept` and `changed` say it of the last edit, and `inverse` takes that one back. The answer is JSON or the file,",
          "as with POST /generate. For who is signed in the song is kept, and `Location` says where, unless",
          '`"keep": false` is sent: as a version of the song that it was made from, where that is kept.',
        ].join("\n"),
        tags: ["Music"],
        querystring: noQuerySchema,
        body: editsRequestSchema,
        response: {
          200: songOrFile("The edited song.", editsAnswerSchema),
          ...problems(400, 406, 409, 413, 415, 422),
        },
      },
    },
    async (request, reply) => {
      const { keep, ...wish } = request.body;
      const format = wish.output_format ?? USUAL_FORMAT;
      void reply.header("vary", vary(reply.getHeader("vary"), "Accept"));
      const kind = chooseAnswer(request.headers.accept, false);
      const answerFor = (edited: EditedSong): MadeAnswer | Promise<MadeAnswer> => {
        const { song } = edited;
        const layout = wish.layout ?? "full";
        if (kind.kind === "score") return scoreAnswer(song, workshop.engraver, { layout });
        if (kind.kind === "file") return fileAnswer(song, kind, workshop.sound, layout);
        return answerWithFile(
          song,
          { format, layout },
          workshop.sound,
          (output): WireEditsAnswer => ({
            success: true,
            intent: intentToWire(edited.intent),
            song: wireSong(song, wish.include),
            output,
            message: editedMessage(edited),
            ...editedToWire(edited),
          }),
        );
      };
      const { edited, answer } = await workshop.turns.run(() => {
        const edited = inSpan(request, "compose", () => workshop.composing(() => edit(wish, chooseSeed)));
        return { edited, answer: answerFor(edited) };
      });
      const { headers, body } = await answer;
      if (keep !== false && keeps(request.principal)) {
        const descent = await descentOf(edited, library.database, callerOf(request), workshop.turns);
        await keepFor(request, reply, library, {
          id: songId(songDigest(edited.song)),
          intent: wish.request.intent,
          edits: edited.from.edits.map(editToWire),
          ...(descent && { descent }),
          // It goes on under the name that its owner gave to what it was made from.
          song: () => ({ ...edited.song, title: descent?.parent.title ?? edited.song.title }),
        });
      }
      return reply.headers(headers).send(body);
    },
  );
}

function edit(
  { request, edits: wanted }: Pick<WireEditsRequest, "request" | "edits">,
  chooseSeed: ChooseSeed,
): EditedSong {
  const edits = editsFromWire(wanted, chooseSeed);
  if (!edits.ok) throw invalidRequest("body", edits.mistakes);
  try {
    const seed = request.seed ?? chooseSeed();
    return editedSong({ intent: intentFromWire(request.intent), seed, edits: edits.value });
  } catch (error) {
    if (error instanceof EditError)
      throw invalidRequest("body", mistakesFromEdit(error.index, error.problems));
    if (error instanceof IntentError)
      throw invalidRequest("body", mistakesFromEngine(error.problems, ["request", "intent"]));
    throw error;
  }
}
