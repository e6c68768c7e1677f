/** What a page plays, as a curve of loudness in time. */
import type { Page } from "playwright-core";

/** Loudness values a second. */
const FRAMES_PER_SECOND = 50;

/**
 * Listens to a page that the studio's ear was put on, by the clock of its sound.
 * @param seconds how long
 * @returns the root mean square of every 20 ms; -1 where the page was too busy for the ear
 */
export async function hearEnvelope(page: Page, seconds: number): Promise<readonly number[]> {
  return page.evaluate(`new Promise((done) => {
    const { ear } = window;
    const rate = ear.context.sampleRate;
    const frame = Math.round(rate / ${FRAMES_PER_SECOND});
    const samples = new Float32Array(ear.fftSize);
    const from = Math.ceil(ear.context.currentTime * rate / frame);
    const heard = new Array(${seconds * FRAMES_PER_SECOND}).fill(-1);
    const listen = () => {
      ear.getFloatTimeDomainData(samples);
      // The last sample is the one of now.
      const now = Math.round(ear.context.currentTime * rate);
      const first = now - samples.length;
      for (let place = Math.ceil(first / frame); (place + 1) * frame <= now; place++) {
        if (place < from || place - from >= heard.length) continue;
        let sum = 0;
        for (let at = place * frame - first; at < (place + 1) * frame - first; at++) sum += samples[at] ** 2;
        heard[place - from] = Math.sqrt(sum / frame);
      }
      if (now > (from + heard.length + 2) * frame) done(heard);
      else requestAnimationFrame(listen);
    };
    listen();
  })`);
}

/** How like what is heard is to itself so many seconds later: the correlation of both, 1 where they are the same. */
export function likenessAfter(heard: readonly number[], seconds: number): number {
  const lag = Math.round(seconds * FRAMES_PER_SECOND);
  const pairs = heard.flatMap((now, place) => {
    const later = heard[place + lag];
    return now < 0 || later === undefined || later < 0 ? [] : [[now, later] as const];
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [one, other] = [mean(pairs.map(([now]) => now)), mean(pairs.map(([, later]) => later))];
  const product = (left: (pair: readonly [number, number]) => number, right: typeof left) =>
    pairs.reduce((sum, pair) => sum + left(pair) * right(pair), 0);
  const [x, y] = [
    (pair: readonly [number, number]) => pair[0] - one,
    (pair: readonly [number, number]) => pair[1] - other,
  ];
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}
