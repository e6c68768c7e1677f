/** The conversations that are going on, so that an answer need not be preceded by all the answers before it. */
import { type Answer, answerInterview, beginInterview, type Interview } from "@music-brain/engine";
import { LRUCache } from "lru-cache";

/** The most bytes that are kept, about: some two hundred usual conversations. */
const MOST_BYTES = 5_000_000;

/** What a turn takes besides its message, about: what was said back, and the state after it. */
const TURN_BYTES = 3500;

/** Conversations by their ids. */
export interface RecentInterviews {
  /** The state that a conversation's seed and answers lead to. */
  readonly replay: (id: string, seed: number, answers: readonly Answer[]) => Interview;
  /** Remembers a state that is stored. */
  readonly keep: (id: string, interview: Interview) => void;
}

/**
 * A replay that remembers. A conversation only ever grows at its end, so the state after its first answers stays true,
 * and whatever was answered elsewhere meanwhile is caught up with.
 * @param mostBytes what is kept at most, about; the conversation that rested longest goes first
 */
export function recentInterviews(mostBytes = MOST_BYTES): RecentInterviews {
  const recent = new LRUCache<string, Interview>({ maxSize: mostBytes, sizeCalculation: sizeOf });
  return {
    replay(id, seed, answers) {
      const known = recent.get(id);
      const usable = known !== undefined && known.turns.length <= answers.length;
      const from = usable ? known : beginInterview({ seed });
      return answers.slice(from.turns.length).reduce(answerInterview, from);
    },
    keep: (id, interview) => void recent.set(id, interview),
  };
}

/** Bytes, about: characters take one or two. */
function sizeOf({ turns }: Interview): number {
  return turns.reduce((sum, { answer }) => sum + TURN_BYTES + 2 * answer.message.length, TURN_BYTES);
}
