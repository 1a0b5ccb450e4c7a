/**
 * The gate before publication: a new model may replace the active one only if it is not worse on the validation targets.
 * Both answer for the same users as of the same cutoff, on the data as it is now, through the code that serves. Where the
 * active model cannot be scored, because an upgrade changed the feature columns or a file is damaged, the frequency
 * baseline takes its place: the new model's validation has measured it on the same targets.
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

/** What a new model must not be worse than. */
export interface Reference {
  /** In front of a figure. */
  readonly label: string;
  /** In a sentence. */
  readonly name: string;
  /** What users get when the new model is not published. */
  readonly otherwise: string;
}

export interface GateRow {
  readonly metric: string;
  readonly reference: number;
  readonly candidate: number;
}

/** The new model is worse than what it was compared with; the message has the figures. */
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
 * The gate where the active model cannot be scored.
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
  otherwise: 'The active model stays as it is; a server that cannot use it answers with popular products.',
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
 * The decision alone. A metric that the reference has no value for cannot be worse.
 *
 * @returns the rows
 * @throws GateError naming every metric that is lower by more than the tolerance
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
      `${against.otherwise} Run "npm run doctor" to find the cause (was an import cut short?). To publish anyway, ` +
      'run "npm run train" without --gate, or with a larger --tolerance.',
  );
}

export function describeGateRow({ metric, reference, candidate }: GateRow, { label }: Reference): string {
  return `${metric}: ${label} ${reference.toFixed(4)}, new ${candidate.toFixed(4)}`;
}
