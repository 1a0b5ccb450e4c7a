/** Groups: rows that are ranked against each other (LightGBM's queries), lying side by side. */
import type { Dataset } from './dataset';
import { DatasetError } from './errors';

/**
 * Where the groups of a dataset begin, as positions in dataset.rows; in the last place the number of rows. A subset's
 * groups are what it holds of the storage's groups; those of which it holds nothing are left out.
 * @throws DatasetError when the rows were appended without groups
 */
export function groupStarts({ storage, rows }: Dataset): Int32Array {
  const { groups } = storage;
  if (!groups) throw new DatasetError('groups, given with every append', 'none');
  const starts: number[] = [];
  let next = 0; // first row of the storage that lies behind the current group
  let group = 0;
  rows.forEach((row, position) => {
    if (row < next) return;
    while (groups[group + 1] <= row) group++;
    next = groups[group + 1];
    starts.push(position);
  });
  return Int32Array.from([...starts, rows.length]);
}
