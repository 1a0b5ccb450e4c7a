/**
 * The gate before publication: a new model may replace the active one only if it is not worse on the validation targets.
 * Both answer for the same users as of the same cutoff, on the data as it is now, through the code that serves.
 */
import type { Pool } from 'pg';
import { evaluate } from '../evaluation/evaluate';
import { mainMetrics } from '../evaluation/method-results';
import type { ServingModel } from '../recommend/serving-model';
import { loadCatalogue } from '../retrieval/catalogue';
import type { NewModel } from './train-model';
import { ExpectedError } from '../lib/expected-error';

/** How much a metric may fall: about what another seed changes. */
export const defaultTolerance = 0.002;

export interface GateOptions {
  readonly pool: Pool;
  readonly active: ServingModel;
  /** A metric may be lower than the active model's by at most this, 0 to 1. */
  readonly tolerance: number;
  readonly chunkUsers: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
}

export interface GateRow {
  readonly metric: string;
  readonly active: number;
  readonly candidate: number;
}

/** The new model is worse than the active one; the message has the figures. */
export class GateError extends ExpectedError {
  override readonly name = 'GateError';
}

/**
 * @returns what was compared, when the candidate passes
 * @throws GateError when it does not
 */
export async function passGate(candidate: NewModel, options: GateOptions): Promise<readonly GateRow[]> {
  const { pool, active, chunkUsers, seed, signal } = options;
  const { lag, userIds } = candidate.validationUsers;
  const before = await evaluate({
    pool,
    catalogue: await loadCatalogue(pool, lag),
    model: active,
    userIds,
    chunkUsers,
    seed,
    baselines: [],
    signal,
  });
  const ofOurs = ({ methods }: NewModel['validation'], metric: string) =>
    methods[0]?.metrics[metric]?.mean ?? NaN;
  const rows = mainMetrics.map((metric) => ({
    metric,
    active: ofOurs(before, metric),
    candidate: ofOurs(candidate.validation, metric),
  }));
  return checkGate(rows, active.version, options.tolerance);
}

/**
 * The decision alone. A metric that the active model has no value for cannot be worse.
 *
 * @returns the rows
 * @throws GateError naming every metric that fell by more than the tolerance
 */
export function checkGate(
  rows: readonly GateRow[],
  activeVersion: string,
  tolerance: number,
): readonly GateRow[] {
  const worse = rows.filter(
    ({ active, candidate }) => !Number.isNaN(active) && !(candidate >= active - tolerance),
  );
  if (worse.length === 0) return rows;
  throw new GateError(
    `Not published: worse than the active model ${activeVersion} on the validation targets by more than ${tolerance}:\n` +
      worse.map((row) => `  ${describeGateRow(row)}\n`).join('') +
      `${activeVersion} stays in service. Look at npm run doctor (was an import cut short?), or publish all the same: ` +
      'npm run train (without --gate), or a larger --tolerance.',
  );
}

export function describeGateRow({ metric, active, candidate }: GateRow): string {
  return `${metric}: active ${active.toFixed(4)}, new ${candidate.toFixed(4)}`;
}
