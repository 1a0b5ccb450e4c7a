/** The measurements at one size, and the measures shown in tables. */
import { growthExponent } from './growth';

export interface ScaleRow {
  readonly users: number;
  readonly orders: number;
  readonly orderItems: number;
  readonly importSeconds: number;
  readonly importItemsPerSecond: number;
  readonly trainSeconds: number;
  /** Seconds of training by phase, including the reading of feature rows. A published name of the `--json` output. */
  readonly stages: Readonly<Record<string, number>>;
  readonly evaluateSeconds: number;
  readonly exportSeconds: number;
  readonly exportUsersPerSecond: number;
  readonly databaseMegabytes: number;
  /** For one user, on connections with the server's settings, in milliseconds. */
  readonly featureQueryP50: number;
  readonly featureQueryP99: number;
  /** Peaks by step. */
  readonly nodeMegabytes: Readonly<Record<StepName, number>>;
  readonly postgresMegabytes: Readonly<Record<StepName, number>>;
}

export const stepNames = ['import', 'train', 'evaluate', 'export'] as const;

export type StepName = (typeof stepNames)[number];

export interface Measure {
  readonly name: string;
  readonly unit: 's' | 'ms' | 'MB' | '/s' | '';
  readonly values: readonly number[];
  /** Exponent of the growth with the number of users. */
  readonly growth: number;
}

/** The rows of the table: one measure each, with its value at every size. */
export function measuresOf(rows: readonly ScaleRow[]): readonly Measure[] {
  const measure = (name: string, unit: Measure['unit'], valueOf: (row: ScaleRow) => number): Measure => ({
    name,
    unit,
    values: rows.map(valueOf),
    growth: growthExponent(rows.map((row) => ({ size: row.users, value: valueOf(row) }))),
  });
  const phases = [...new Set(rows.flatMap((row) => Object.keys(row.stages)))];
  return [
    measure('orders', '', (row) => row.orders),
    measure('order items', '', (row) => row.orderItems),
    measure('import', 's', (row) => row.importSeconds),
    measure('import, items', '/s', (row) => row.importItemsPerSecond),
    measure('train', 's', (row) => row.trainSeconds),
    ...phases.map((phase) => measure(`  ${phase}`, 's', (row) => row.stages[phase] ?? NaN)),
    measure('evaluate', 's', (row) => row.evaluateSeconds),
    measure('export', 's', (row) => row.exportSeconds),
    measure('export, users', '/s', (row) => row.exportUsersPerSecond),
    measure('feature query, p50', 'ms', (row) => row.featureQueryP50),
    measure('feature query, p99', 'ms', (row) => row.featureQueryP99),
    measure('database', 'MB', (row) => row.databaseMegabytes),
    ...stepNames.map((step) => measure(`Node, ${step}`, 'MB', (row) => row.nodeMegabytes[step])),
    ...stepNames.map((step) => measure(`Postgres, ${step}`, 'MB', (row) => row.postgresMegabytes[step])),
  ];
}
