/** The conversations that are going on, so that an answer need not be preceded by all the answers before it. */
import { type Answer, answerInterview, beginInterview, type Interview } from "@music-brain/engine";
import { LRUCache } from "lru-cache";

/** How many are kept; a state takes some ten kilobytes. */
const KEPT = 200;

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
 */
export function recentInterviews(): RecentInterviews {
  const recent = new LRUCache<string, Interview>({ max: KEPT });
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
