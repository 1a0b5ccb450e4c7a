/** Groups: consecutive rows that are ranked against each other (LightGBM's queries). */
import type { Dataset } from './dataset';
import { DatasetError } from './errors';

/**
 * Start of each group as a position in dataset.rows; the last entry is the number of rows. The groups of a subset are
 * the non-empty intersections of the storage's groups with the subset.
 * @throws DatasetError when the rows were appended without groups
 */
export function groupStarts({ storage, rows }: Dataset): Int32Array {
  const { groups } = storage;
  if (!groups) throw new DatasetError('groups in every append', 'none');
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
