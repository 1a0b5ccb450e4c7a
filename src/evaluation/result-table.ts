import Table from 'cli-table3';
import type { Evaluation } from './evaluate';
import { displayName } from './method';

const shown = [
  'recall@10',
  'ndcg@10',
  'precision@10',
  'map@10',
  'hitRate@10',
  'repeatRecall@10',
  'exploreRecall@10',
  'basketF1',
];

/** The main figures of all methods as a text table for the terminal. */
export function resultTable({ methods }: Evaluation): string {
  const table = new Table({
    head: ['', ...shown, 'coverage'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, kind, metrics, catalogueCoverage } of methods) {
    table.push([
      displayName({ name, kind }),
      ...shown.map((metric) => number(metrics[metric]?.mean)),
      number(catalogueCoverage),
    ]);
  }
  return table.toString();
}

function number(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '-' : value.toFixed(4);
}
