import { percent } from '../lib/percent';
import type { EmptyOrders } from './check/orders-without-items';
import { ImportError } from './import-error';
import type { FileSummary } from './import-summary';

export interface RejectReport {
  /** Where all rejected rows are listed. */
  readonly findingsPath: string;
  /** Rejected orders that have no items. */
  readonly emptyOrders: readonly EmptyOrders[];
  /** Names of the files of order items. */
  readonly itemFiles: readonly string[];
  /** What the folder holds beside the files that are read; empty when there is nothing. */
  readonly unread: string;
}

/**
 * A few bad rows are left out; many mean that the file is not what it should be.
 *
 * @param allowed MAX_REJECT_SHARE, from 0 to 1, for each file by itself
 * @throws ImportError naming each file that has too many, and what to do
 */
export function checkRejectShare(
  files: readonly FileSummary[],
  allowed: number,
  { findingsPath, emptyOrders, itemFiles, unread }: RejectReport,
): void {
  const tooMany = files.filter(({ rows, rejected }) => rejected > allowed * rows);
  if (tooMany.length === 0) return;
  const emptyIn = (name: string) => emptyOrders.find(({ file }) => file === name);
  const lines = tooMany.flatMap(({ file, rows, rejected }) => {
    const empty = emptyIn(file);
    return [
      `${file}: ${count(rejected)} of ${count(rows)} rows rejected (${percent(rejected / rows)}), expected at most ${percent(allowed)}.`,
      ...(empty
        ? [`  ${count(empty.orders)} of them are orders without items, such as ${empty.examples.join(', ')}.`]
        : []),
    ];
  });
  // The orders without items alone are too many, and faulty rows of order items are not the cause.
  const itemsAreMissing =
    tooMany.some(({ file, rows }) => (emptyIn(file)?.orders ?? 0) > allowed * rows) &&
    !tooMany.some(({ file }) => itemFiles.includes(file));
  const advice = itemsAreMissing
    ? [
        `Nothing was changed. Probably a file of order items is missing, was not read, or is not complete; order items were read from ${itemFiles.join(', ')}. Add what is missing and import again. All rejected rows are listed in ${findingsPath}.`,
        ...(unread === '' ? [] : [unread]),
      ]
    : [
        `Nothing was changed. The rows and the reasons stand in ${findingsPath}: mend the files, or allow more with MAX_REJECT_SHARE.`,
      ];
  throw new ImportError([...lines, ...advice].join('\n'));
}

const count = (value: number) => value.toLocaleString('en');
