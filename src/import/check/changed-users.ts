/**
 * A stored order should keep its user. If an export numbers its rows from scratch each time, an id refers to a
 * different order in each export, and importing it would assign one user's history to another. A few changes are
 * imported and reported; many are refused unless --replace is given.
 */
import { percent } from '../../lib/percent';
import { readSql } from '../../lib/read-sql';
import type { ImportContext } from '../import-context';
import { ImportError } from '../import-error';
import { reportFindings } from '../report-findings';

/** The largest share of the stored orders in the files that may change users. */
export const MAX_CHANGED_SHARE = 0.05;

/**
 * Runs before any other check removes rows, because an order with a swapped user often fails another check as well,
 * whose message would be misleading.
 *
 * @returns a warning if --replace lets many orders change users; undefined if few or none do
 * @throws ImportError if too many would; the findings log lists the orders then
 */
export async function refuseChangedUsers(context: ImportContext): Promise<string | undefined> {
  const { client, findings, replace } = context;
  const { rows } = await client.query<{ changed: number; again: number }>(
    readSql(__dirname, 'changed-users'),
  );
  const [{ changed, again }] = rows;
  if (changed <= MAX_CHANGED_SHARE * again) return undefined;
  const share = `${changed.toLocaleString('en')} of ${again.toLocaleString('en')}`;
  if (replace) {
    return `${share} stored orders in the files (${percent(changed / again)}) changed users, as --replace allows.`;
  }
  const examples = await reportChangedUsers(context);
  await reportFindings(client, findings);
  throw new ImportError(
    [
      `Expected stored orders to keep their user: ${share} stored orders in the files (${percent(changed / again)}) would change users, at most ${percent(MAX_CHANGED_SHARE)} may.`,
      ...examples.map(
        ({ file, line, order, from, to }) =>
          `  ${file}, line ${line}: order ${order} from user ${from} to user ${to}`,
      ),
      `Nothing was changed. The export probably generates its row ids from scratch each time, so that an order_id refers to a different order than before: export permanent ids. If the files are right and the database is wrong, import with npm run import -- --replace. All of these orders are listed in ${findings.path}.`,
    ].join('\n'),
  );
}

interface ChangedUser {
  readonly file: string;
  readonly line: number;
  readonly order: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Reports each order that changes users.
 *
 * @returns the first few
 */
export async function reportChangedUsers({ client }: ImportContext): Promise<readonly ChangedUser[]> {
  const { rows } = await client.query<ChangedUser>(readSql(__dirname, 'report-changed-users'));
  return rows;
}
