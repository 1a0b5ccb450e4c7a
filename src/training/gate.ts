/**
 * The gate before publication: a new model replaces the active one only if it is not worse on the validation targets.
 * Both are scored for the same users, as of the same cutoff, on the current data and with the same code as serving. If the
 * active model cannot be scored, because an upgrade changed the feature columns or a file is damaged, the new model is
 * compared with the frequency baseline, which its validation has measured on the same targets.
 */
import type { Pool } from 'pg';
import { personalFrequency } from '../evaluation/baselines/personal-frequency';
import { evaluate } from '../evaluation/evaluate';
import { mainMetrics } from '../evaluation/method-results';
import type { MethodResult } from '../evaluation/method-results';
import type { ServingModel } from '../recommend/serving-model';
import { loadCatalogue } from '../retrieval/catalogue';
import type { NewModel } from './train-model';
import { ExpectedError } from '../lib/expected-error';

/** The maximum decrease of a metric; about the effect of a different seed. */
export const DEFAULT_TOLERANCE = 0.002;

export interface GateOptions {
  readonly pool: Pool;
  readonly active: ServingModel;
  /** The maximum by which a metric may be lower than the active model's, 0 to 1. */
  readonly tolerance: number;
  readonly chunkUsers: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
}

/** The model or baseline that a new model is compared with. */
export interface Reference {
  /** Short name, before a figure. */
  readonly label: string;
  /** Name in a sentence. */
  readonly name: string;
  /** What happens if the new model is not published. */
  readonly otherwise: string;
}

export interface GateRow {
  readonly metric: string;
  readonly reference: number;
  readonly candidate: number;
}

/** The new model is worse than the reference; the message has the figures. */
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
  const rows = gateRows(before.methods[0], candidate.validation.methods[0]);
  return checkGate(rows, activeReference(active.version), options.tolerance);
}

/**
 * The gate if the active model cannot be scored.
 *
 * @returns what was compared, when the candidate passes
 * @throws GateError when it does not
 */
export function passBaselineGate(
  { validation: { methods } }: Pick<NewModel, 'validation'>,
  tolerance: number,
): readonly GateRow[] {
  const baseline = methods.find(({ name }) => name === baselineReference.label);
  if (!baseline) throw new Error(`expected validation to measure ${baselineReference.label}`);
  return checkGate(gateRows(baseline, methods[0]), baselineReference, tolerance);
}

export const activeReference = (version: string): Reference => ({
  label: 'active',
  name: `the active model ${version}`,
  otherwise: `${version} stays in service.`,
});

export const baselineReference: Reference = {
  label: personalFrequency.name,
  name: `the frequency baseline ${personalFrequency.name}`,
  otherwise: 'The active model has not changed; a server that cannot use it recommends popular products.',
};

function gateRows(reference: MethodResult | undefined, candidate: MethodResult | undefined): GateRow[] {
  const mean = (method: MethodResult | undefined, metric: string) => method?.metrics[metric]?.mean ?? NaN;
  return mainMetrics.map((metric) => ({
    metric,
    reference: mean(reference, metric),
    candidate: mean(candidate, metric),
  }));
}

/**
 * The decision. A metric without a value for the reference is not compared.
 *
 * @returns the rows
 * @throws GateError listing all metrics that are lower by more than the tolerance
 */
export function checkGate(
  rows: readonly GateRow[],
  against: Reference,
  tolerance: number,
): readonly GateRow[] {
  const worse = rows.filter(
    ({ reference, candidate }) => !Number.isNaN(reference) && !(candidate >= reference - tolerance),
  );
  if (worse.length === 0) return rows;
  throw new GateError(
    `Not published: worse than ${against.name} on the validation targets by more than ${tolerance}:\n` +
      worse.map((row) => `  ${describeGateRow(row, against)}\n`).join('') +
      `${against.otherwise} Run "npm run doctor" to find the cause, such as an incomplete import. To publish anyway, ` +
      'run "npm run train" without --gate or with a larger --tolerance.',
  );
}

export function describeGateRow({ metric, reference, candidate }: GateRow, { label }: Reference): string {
  return `${metric}: ${label} ${reference.toFixed(4)}, new ${candidate.toFixed(4)}`;
}
