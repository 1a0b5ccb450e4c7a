import Table from 'cli-table3';
import { measuresOf } from './scale-row';
import type { Measure, ScaleRow } from './scale-row';

/** One row per measure, one column per size, and the exponent of the growth with the number of users. */
export function scaleTable(rows: readonly ScaleRow[]): string {
  const table = new Table({
    head: ['', ...rows.map(({ users }) => `${grouped(users)} users`), 'growth'],
    colAligns: ['left', ...rows.map(() => 'right' as const), 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, unit, values, growth } of measuresOf(rows)) {
    table.push([name, ...values.map((value) => withUnit(value, unit)), exponent(growth)]);
  }
  return `${table.toString()}\n`;
}

function exponent(growth: number): string {
  return Number.isNaN(growth) ? '-' : `n^${growth.toFixed(2)}`;
}

function withUnit(value: number, unit: Measure['unit']): string {
  if (!Number.isFinite(value)) return '-';
  const digits = unit === 'ms' || (unit === 's' && value < 100) ? 1 : 0;
  return `${grouped(value, digits)}${unit && (unit === '/s' ? unit : ` ${unit}`)}`;
}

function grouped(value: number, digits = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
