/**
 * If an export generates new product ids each time, products are swapped. A catalogue may also be renamed or
 * translated, so this is only a warning.
 */
import { percent } from '../../lib/percent';
import { readSql } from '../../lib/read-sql';
import type { ImportContext } from '../import-context';

const MAX_RENAMED_SHARE = 0.05;
/** In a small catalogue, a few new names are a large share. */
const MIN_RENAMED = 20;

interface Renamed {
  readonly again: number;
  readonly renamed: number;
  readonly examples: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/** @returns undefined if the number of changed names is normal */
export async function warnOfRenamedProducts({ client }: ImportContext): Promise<string | undefined> {
  const { rows } = await client.query<Renamed>(readSql(__dirname, 'renamed-products'));
  const [{ again, renamed, examples }] = rows;
  if (renamed < MIN_RENAMED || renamed <= MAX_RENAMED_SHARE * again) return undefined;
  const changes = examples.map(
    ({ id, from, to }) => `${id} from ${JSON.stringify(from)} to ${JSON.stringify(to)}`,
  );
  return `${renamed.toLocaleString('en')} of ${again.toLocaleString('en')} stored products in the files (${percent(renamed / again)}) got an entirely different name: product ${changes.join(', ')}. If these are different products, the export generates new product ids each time: export permanent ids, and restore the database from a backup.`;
}
