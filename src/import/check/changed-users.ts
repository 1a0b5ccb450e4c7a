/**
 * An order keeps its user. Where an export numbers its rows from scratch each time, an id comes back with another order,
 * and an import would give the history of one user to another. A few changes are imported and reported; many are
 * refused unless --replace insists.
 */
import { percent } from '../../lib/percent';
import { readSql } from '../../lib/read-sql';
import type { ImportContext } from '../import-context';
import { ImportError } from '../import-error';
import { takeFindings } from '../take-findings';

/** The largest share of the stored orders that come again that may change their user. */
export const maxChangedShare = 0.05;

/**
 * Runs before any other check removes rows: an order with a swapped user often fails another check as well, and that
 * message would be misleading.
 *
 * @returns a warning when --replace lets the orders change their users; undefined when few or none do
 * @throws ImportError when too many would; the findings log lists the orders then
 */
export async function refuseChangedUsers(context: ImportContext): Promise<string | undefined> {
  const { client, findings, replace } = context;
  const { rows } = await client.query<{ changed: number; again: number }>(
    readSql(__dirname, 'changed-users'),
  );
  const [{ changed, again }] = rows;
  if (changed <= maxChangedShare * again) return undefined;
  const share = `${changed.toLocaleString('en')} of ${again.toLocaleString('en')}`;
  if (replace) {
    return `${share} stored orders in the files (${percent(changed / again)}) changed their user, as --replace allows.`;
  }
  const examples = await noteChangedUsers(context);
  await takeFindings(client, findings);
  throw new ImportError(
    [
      `Expected stored orders to keep their user: ${share} stored orders in the files (${percent(changed / again)}) would change theirs, at most ${percent(maxChangedShare)} may.`,
      ...examples.map(
        ({ file, line, order, from, to }) =>
          `  ${file}, line ${line}: order ${order} from user ${from} to user ${to}`,
      ),
      `Nothing was changed. The likely cause is an export that generates its row ids anew each time, so that an order_id stands for another order than before: export ids that never change. If the files are right and the database is wrong, import with npm run import -- --replace. All of these orders are listed in ${findings.path}.`,
    ].join('\n'),
  );
}

interface ChangedUser {
  readonly file: string;
  readonly line: number;
  readonly order: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Reports each order that changes its user, however few they are.
 *
 * @returns the first of them
 */
export async function noteChangedUsers({ client }: ImportContext): Promise<readonly ChangedUser[]> {
  const { rows } = await client.query<ChangedUser>(readSql(__dirname, 'note-changed-users'));
  return rows;
}
