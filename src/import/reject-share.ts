import { percent } from '../lib/percent';
import type { EmptyOrders } from './check/orders-without-items';
import { ImportError } from './import-error';
import type { FileSummary } from './import-summary';

export interface RejectReport {
  /** The file that lists all rejected rows. */
  readonly findingsPath: string;
  /** Rejected orders that have no items. */
  readonly emptyOrders: readonly EmptyOrders[];
  /** Names of the files of order items. */
  readonly itemFiles: readonly string[];
  /** Description of the files in the folder that were not read; empty if there are none. */
  readonly unread: string;
}

/**
 * A few rejected rows are skipped; many suggest that the file itself is wrong.
 *
 * @param allowed MAX_REJECT_SHARE, from 0 to 1, applied to each file separately
 * @throws ImportError naming each file with too many rejected rows, and the remedy
 */
export function assertRejectShare(
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
  // Orders without items alone exceed the limit, and rejected order items are not the cause.
  const itemsAreMissing =
    tooMany.some(({ file, rows }) => (emptyIn(file)?.orders ?? 0) > allowed * rows) &&
    !tooMany.some(({ file }) => itemFiles.includes(file));
  const advice = itemsAreMissing
    ? [
        `Nothing was changed. A file of order items is probably missing, was not read, or is incomplete; order items were read from ${itemFiles.join(', ')}. Add the missing items and import again. All rejected rows are listed in ${findingsPath}.`,
        ...(unread === '' ? [] : [unread]),
      ]
    : [
        `Nothing was changed. The rejected rows and the reasons are listed in ${findingsPath}. Fix the files, or allow more rejected rows with MAX_REJECT_SHARE.`,
      ];
  throw new ImportError([...lines, ...advice].join('\n'));
}

const count = (value: number) => value.toLocaleString('en');
