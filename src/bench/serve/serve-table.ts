/** The benchmark as text: a table of all runs, followed by the targets. */
import Table from 'cli-table3';
import type { ServeRow } from './serve-row';
import { verdicts } from './target-verdicts';

export function serveTable(rows: readonly ServeRow[]): string {
  const table = new Table({
    head: [
      'kind',
      'connections',
      'arrivals/s',
      'answers/s',
      'p50',
      'p95',
      'p99',
      'loop p99',
      'CPU',
      'MB',
      'failed',
    ],
    colAligns: ['left', ...Array<'right'>(10).fill('right')],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    table.push([
      row.kind,
      row.connections,
      row.rate ?? 'closed loop',
      row.throughput.toFixed(0),
      row.p50.toFixed(1),
      row.p95.toFixed(1),
      row.p99.toFixed(1),
      row.eventLoopDelayP99?.toFixed(1) ?? '',
      row.cpuMilliseconds?.toFixed(2) ?? '',
      row.megabytes?.toFixed(0) ?? '',
      row.failed,
    ]);
  }
  return `Times in milliseconds; CPU is the service's CPU time per request.\n${table.toString()}\n`;
}

export function verdictLines(rows: readonly ServeRow[]): string {
  return verdicts(rows)
    .map(({ target, measured, reached }) => `${reached ? 'reached' : 'MISSED '}  ${target}: ${measured}\n`)
    .join('');
}
