/** The comparison as text: a table of ratios, and the time by phase. */
import Table from 'cli-table3';
import type { ComparisonRow } from './compare';

export function ratioTable(rows: readonly ComparisonRow[]): string {
  const table = new Table({
    head: ['rows', 'leaves', 'threads', 'wall s', 'wall', 'CPU', 'memory', 'AUC', 'log loss', 'predict'],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    const { ours, lightGbm } = row;
    table.push([
      row.rows.toLocaleString('en'),
      row.leaves,
      row.threads,
      `${ours.wallSeconds.toFixed(2)} / ${lightGbm.wallSeconds.toFixed(2)}`,
      row.wallRatio.toFixed(2),
      row.cpuRatio.toFixed(2),
      `${row.memoryRatio.toFixed(2)} (${ours.peakMegabytes.toFixed(0)} / ${lightGbm.peakMegabytes.toFixed(0)} MB)`,
      `${ours.auc.toFixed(5)} (${signed(row.aucDifference)})`,
      `${ours.logLoss.toFixed(5)} (${signed(row.logLossDifference)})`,
      row.predictRatio.toFixed(2),
    ]);
  }
  return `This trainer / LightGBM: medians of interleaved pairs, including binning. In brackets: difference to LightGBM, mean over the pairs, each on its own data set.\n${table.toString()}\n`;
}

/** Milliseconds of the trainer's median run by phase. */
export function breakdownTable(rows: readonly ComparisonRow[]): string {
  const phases = [...new Set(rows.flatMap(({ ours }) => Object.keys(ours.breakdown ?? {})))];
  const table = new Table({
    head: ['rows', 'leaves', 'threads', ...phases],
    style: { head: [], border: [], compact: true },
  });
  for (const { rows: numRows, leaves, threads, ours } of rows) {
    table.push([
      numRows.toLocaleString('en'),
      leaves,
      threads,
      ...phases.map((phase) => plain(ours.breakdown?.[phase] ?? 0)),
    ]);
  }
  return `Time of this trainer by phase in milliseconds (columns in ns are nanoseconds; "at best" is the summing loop alone, in cache; the last column is a ratio):\n${table.toString()}\n`;
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(5)}`;

const plain = (value: number): string => (value < 100 ? value.toFixed(2) : value.toFixed(0));
