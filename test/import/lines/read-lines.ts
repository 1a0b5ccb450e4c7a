import { recogniseColumns } from '../../../src/import/columns/recognise-columns';
import type { Mapping } from '../../../src/import/columns/mapping';
import { LineReader } from '../../../src/import/lines/line-reader';
import { LogProfile } from '../../../src/import/lines/log-formats';
import type { LocalClock, ReadLine } from '../../../src/import/lines/log-line';
import { fixedClock } from './utc-clock';

/** Both passes over a small log: header and rows as CSV without quotes. */
export function readLines(
  [header, ...rows]: readonly string[],
  settings: Partial<Mapping> = {},
  clockOf: (zone: string | undefined) => LocalClock = () => fixedClock(),
): readonly ReadLine[] {
  const columns = header.split(',');
  const table = rows.map((row) => row.split(',').map((field) => field || null));
  const mapping = { ...recogniseColumns(columns, table).mapping, ...settings };
  const profile = new LogProfile(mapping, columns);
  table.forEach((fields) => profile.add(fields));
  const reader = new LineReader(mapping, columns, profile.decide(), clockOf);
  return table.map((fields, index) => reader.read({ part: 0, line: index + 2, fields }));
}

/** The lines alone; fails if a row is excluded or rejected. */
export function linesOf(log: readonly string[], settings: Partial<Mapping> = {}) {
  return readLines(log, settings).map((read) => {
    if (read.kind !== 'line') throw new Error(`Expected a line, got ${JSON.stringify(read)}.`);
    return read.line;
  });
}
