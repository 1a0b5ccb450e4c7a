/**
 * The gate before publication: a new model replaces the active one only if it is not worse on the test targets, each
 * user's last order. The evaluated models of both versions are scored, for the same users, on the current data and with
 * the same code as serving, and only on orders that neither was fitted on. If the active model cannot be scored, because an
 * upgrade changed the feature columns, a file is damaged, or it was fitted on all of these orders, the new model is
 * compared with the frequency baseline, which was measured on the same targets.
 */
import type { Pool } from 'pg';
import { personalFrequency } from '../evaluation/baselines/personal-frequency';
import { evaluate } from '../evaluation/evaluate';
import { mainMetrics } from '../evaluation/method-results';
import { OnlyFittedOrdersError, scorableUsers } from '../evaluation/order-identities';
import type { ScorableOrders } from '../registry/fitted-orders';
import type { MethodResult } from '../evaluation/method-results';
import type { ServingModel } from '../recommend/serving-model';
import { loadCatalogue } from '../retrieval/catalogue';
import type { NewModel } from './train-model';
import { ExpectedError } from '../lib/expected-error';
import { MIN_USERS } from './too-little-data';

/** The maximum decrease of a metric; about the effect of a different seed. */
export const DEFAULT_TOLERANCE = 0.002;

export interface GateOptions {
  readonly pool: Pool;
  /** The evaluated model of the active version. */
  readonly active: ServingModel;
  /** The orders on which it may be scored. */
  readonly scorable: ScorableOrders;
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
 * @throws GateError when it does not, OnlyFittedOrdersError if too few orders are left to compare on
 */
export async function passGate(candidate: NewModel, options: GateOptions): Promise<readonly GateRow[]> {
  const { pool, active, scorable, chunkUsers, seed, signal } = options;
  const { lag, userIds: all } = candidate.testUsers;
  const userIds = await scorableUsers(pool, all, lag, scorable);
  if (userIds.length < MIN_USERS) throw new OnlyFittedOrdersError(active.version, all.length, scorable);
  const catalogue = await loadCatalogue(pool, lag);
  const measured = (model: ServingModel) =>
    evaluate({ pool, catalogue, model, userIds, chunkUsers, seed, baselines: [], signal });
  const before = await measured(active);
  const after = userIds.length === all.length ? candidate.evaluation : await measured(candidate.model);
  const rows = gateRows(before.methods[0], after.methods[0]);
  return checkGate(rows, activeReference(active.version), options.tolerance);
}

/**
 * The gate if the active model cannot be scored.
 *
 * @returns what was compared, when the candidate passes
 * @throws GateError when it does not
 */
export function passBaselineGate(
  { evaluation: { methods } }: Pick<NewModel, 'evaluation'>,
  tolerance: number,
): readonly GateRow[] {
  const baseline = methods.find(({ name }) => name === baselineReference.label);
  if (!baseline) throw new Error(`expected the evaluation to measure ${baselineReference.label}`);
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
    `Not published: worse than ${against.name} on each user's last order by more than ${tolerance}:\n` +
      worse.map((row) => `  ${describeGateRow(row, against)}\n`).join('') +
      `${against.otherwise} Run "npm run doctor" to find the cause, such as an incomplete import. To publish anyway, ` +
      'run "npm run train" without --gate or with a larger --tolerance.',
  );
}

export function describeGateRow({ metric, reference, candidate }: GateRow, { label }: Reference): string {
  return `${metric}: ${label} ${reference.toFixed(4)}, new ${candidate.toFixed(4)}`;
}
