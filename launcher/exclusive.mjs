// One launcher at a time. The lock is a file; whoever creates it holds it, and touches it while at work.

import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as pauseFor } from "node:timers/promises";
import { codeOf, LaunchError } from "./failure.mjs";
import { say } from "./progress.mjs";

/** How often a waiting launcher looks, in milliseconds. */
const pollMs = 100;

/** How often the holder touches the file, in milliseconds. */
const beatMs = 2_000;

/** A holder on another machine (or in another container) that is silent for so long is gone, in milliseconds. */
const silenceMs = 30_000;

/** How long a launcher waits in all before it gives up, in milliseconds. */
const patienceMs = 15 * 60_000;

/**
 * Does a piece of work while no other launcher does it. Waits for the others first, and says so. A lock whose
 * holder has died is taken over.
 *
 * @template T
 * @param {string} lockFile absolute path; its folder is made when it is missing
 * @param {() => Promise<T>} work
 * @param {object} options
 * @param {string} options.waitingFor what the holder of the lock is doing, for the message
 * @param {(milliseconds: number) => Promise<unknown>} [options.pause] waits between two looks
 * @returns {Promise<T>} what the work returned
 * @throws {LaunchError} when the lock is still held after 15 minutes
 */
export async function exclusively(lockFile, work, { waitingFor, pause = pauseFor }) {
  mkdirSync(dirname(lockFile), { recursive: true });
  const name = `${process.pid} ${hostname()} ${randomUUID()}`;
  await acquire(lockFile, name, waitingFor, pause);
  const beat = setInterval(() => touch(lockFile), beatMs);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (look(lockFile)?.name === name) rmSync(lockFile, { force: true });
  }
}

/**
 * @param {string} lockFile
 * @param {string} name
 * @param {string} waitingFor
 * @param {(milliseconds: number) => Promise<unknown>} pause
 */
async function acquire(lockFile, name, waitingFor, pause) {
  /** @type {Holder | undefined} */
  let before;
  let silentMs = 0;
  for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += pollMs) {
    if (create(lockFile, name)) return;
    const holder = look(lockFile);
    if (holder !== undefined) {
      // Counted in looks and not in clock time, so that a machine that slept, or a file server whose clock is
      // wrong, does not make a living holder look dead.
      silentMs = same(holder, before) ? silentMs + pollMs : 0;
      if (isDead(holder) || silentMs >= silenceMs) {
        takeOver(lockFile, holder);
        continue;
      }
      if (before === undefined) say(`waiting for ${waitingFor} by another start (process ${holder.pid})…`);
    }
    before = holder;
    await pause(pollMs);
  }
  throw new LaunchError(
    `Waited ${patienceMs / 60_000} minutes for ${waitingFor} by another start. If none is running, delete ${lockFile}.`,
  );
}

/**
 * @typedef {object} Holder
 * @property {string} name the file's text: process, machine and a random part
 * @property {number} pid
 * @property {string | undefined} host
 * @property {number} touchedMs
 */

/**
 * @param {string} lockFile
 * @returns {Holder | undefined}
 */
function look(lockFile) {
  try {
    const touchedMs = statSync(lockFile).mtimeMs;
    const name = readFileSync(lockFile, "utf8");
    const [pid, host] = name.split(" ");
    return { name, pid: Number(pid), host, touchedMs };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * @param {Holder} a
 * @param {Holder | undefined} b
 */
function same(a, b) {
  return a.name === b?.name && a.touchedMs === b.touchedMs;
}

/**
 * @param {string} lockFile
 * @param {string} name
 */
function create(lockFile, name) {
  try {
    writeFileSync(lockFile, name, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** @param {Holder} holder */
function isDead({ pid, host }) {
  if (host !== hostname() || !(pid > 0)) return false;
  // A container that is started again gives out the same numbers, and this process holds nothing yet.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === "ESRCH";
  }
}

/**
 * Removes a dead holder's file. Two launchers may see the same dead holder; without the guard the slower one would
 * remove the file that the faster one has made since.
 *
 * @param {string} lockFile
 * @param {Holder} holder
 */
function takeOver(lockFile, holder) {
  const guard = `${lockFile}.takeover`;
  try {
    mkdirSync(guard);
  } catch {
    // Held for a moment by another launcher, or left behind by one that was killed in that moment.
    if (ageMs(guard) > silenceMs) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    const now = look(lockFile);
    if (now !== undefined && same(now, holder)) rmSync(lockFile, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

/** @param {string} file */
function ageMs(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Date.now() - stats.mtimeMs;
}

/** @param {string} lockFile */
function touch(lockFile) {
  try {
    utimesSync(lockFile, new Date(), new Date());
  } catch {
    // Taken over, or the disk is gone: the work itself will notice what matters.
  }
}
