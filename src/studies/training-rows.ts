/** Selects the training rows of a variant. */
import { seededRandom } from '../lib/random';
import type { AgedRows } from './study-rows';
import type { Variant } from './study';

export interface ChosenRows {
  readonly rows: Float32Array;
  readonly labels: Uint8Array;
}

/**
 * Yields the rows in chunks, so that the selection never needs twice the memory of all rows.
 *
 * @param width number of columns per row
 * @param seed determines which users are drawn; the users of a smaller draw are part of every larger one
 */
export function* trainingRows(
  training: readonly AgedRows[],
  { lags = Infinity, users }: Pick<Variant, 'lags' | 'users'>,
  width: number,
  seed: number,
): Generator<ChosenRows> {
  const chosen = users === undefined ? undefined : drawUsers(training, users, seed);
  for (const { age, targets, starts, rows, labels } of training) {
    if (age >= lags) continue;
    if (!chosen) {
      yield { rows, labels };
      continue;
    }
    for (const [t, { userId }] of targets.entries()) {
      const [start, end] = [starts[t], starts[t + 1]];
      if (start === end || !chosen.has(userId)) continue;
      yield { rows: rows.subarray(start * width, end * width), labels: labels.subarray(start, end) };
    }
  }
}

function drawUsers(training: readonly AgedRows[], count: number, seed: number): ReadonlySet<number> {
  const all = [...new Set(training.flatMap(({ targets }) => targets.map(({ userId }) => userId)))];
  const random = seededRandom(seed);
  return new Set(
    all
      .map((userId) => ({ userId, place: random() }))
      .sort((a, b) => a.place - b.place)
      .slice(0, count)
      .map(({ userId }) => userId),
  );
}
