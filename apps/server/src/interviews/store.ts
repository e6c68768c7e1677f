/** Conversations as they are stored. One row each, written by one statement, so that none is ever half there. */
import { randomBytes } from "node:crypto";
import type { WireGivenContext } from "@music-brain/contract";
import type { Database } from "../database/database.ts";

/** An answer as it was sent. */
export interface StoredAnswer {
  readonly message: string;
  /** What was known besides, as it came. */
  readonly context?: WireGivenContext;
}

/** A conversation. */
export interface StoredInterview {
  readonly id: string;
  readonly seed: number;
  readonly answers: readonly StoredAnswer[];
  readonly branchedFrom: { readonly id: string; readonly turn: number } | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
}

/** What belongs to whom, and until when. */
export interface Tenure {
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly ttlMilliseconds: number;
}

/** 160 bits: whoever knows one was told. */
const ID_BYTES = 20;

/** Looks up a conversation; undefined where there is none, or it is somebody else's, or its time is over. */
export async function findInterview(
  database: Database,
  id: string,
  { owner, now }: Tenure,
): Promise<StoredInterview | undefined> {
  const row = await database
    .selectFrom("interviews")
    .selectAll()
    .where("id", "=", id)
    .where("owner", "=", owner)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const answers: readonly StoredAnswer[] = JSON.parse(row.answers);
  return {
    id: row.id,
    seed: row.seed,
    answers,
    branchedFrom: row.branched_from === null ? null : { id: row.branched_from, turn: row.branched_at ?? 0 },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}

/** Stores a new conversation. */
export async function addInterview(
  database: Database,
  { seed, answers, branchedFrom }: Pick<StoredInterview, "seed" | "answers" | "branchedFrom">,
  { owner, now, ttlMilliseconds }: Tenure,
): Promise<StoredInterview> {
  const id = `int_${randomBytes(ID_BYTES).toString("base64url")}`;
  const expiresAt = now + ttlMilliseconds;
  await database
    .insertInto("interviews")
    .values({
      id,
      owner,
      seed,
      answers: JSON.stringify(answers),
      version: answers.length,
      branched_from: branchedFrom?.id ?? null,
      branched_at: branchedFrom?.turn ?? null,
      created_at: now,
      updated_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { id, seed, answers, branchedFrom, createdAt: now, updatedAt: now, expiresAt };
}

/**
 * Stores one more answer.
 * @returns whether it was taken: not where another one came first, or the conversation was forgotten meanwhile
 */
export async function addAnswer(
  database: Database,
  interview: StoredInterview,
  answer: StoredAnswer,
  { owner, now, ttlMilliseconds }: Tenure,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("interviews")
    .set({
      answers: JSON.stringify([...interview.answers, answer]),
      version: interview.answers.length + 1,
      updated_at: now,
      expires_at: now + ttlMilliseconds,
    })
    .where("id", "=", interview.id)
    .where("owner", "=", owner)
    .where("version", "=", interview.answers.length)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets a conversation; false where there was none to forget. */
export async function removeInterview(
  database: Database,
  id: string,
  { owner, now }: Tenure,
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom("interviews")
    .where("id", "=", id)
    .where("owner", "=", owner)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Forgets the conversations whose time is over; they were nobody's to read any more. */
export async function removeExpired(database: Database, now: number): Promise<void> {
  await database.deleteFrom("interviews").where("expires_at", "<=", now).execute();
}
