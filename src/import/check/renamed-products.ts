/**
 * Generated product ids swap products as generated order ids swap orders. But a catalogue may well be renamed or
 * translated, so this is a warning and nothing is refused.
 */
import { percent } from '../../lib/percent';
import { readSql } from '../../lib/read-sql';
import type { ImportContext } from '../import-context';

const maxRenamedShare = 0.05;
/** In a small catalogue a few new names are a large share. */
const minRenamed = 20;

interface Renamed {
  readonly again: number;
  readonly renamed: number;
  readonly examples: readonly { readonly id: number; readonly from: string; readonly to: string }[];
}

/** @returns undefined when no more names change than in any shop */
export async function warnOfRenamedProducts({ client }: ImportContext): Promise<string | undefined> {
  const { rows } = await client.query<Renamed>(readSql(__dirname, 'renamed-products'));
  const [{ again, renamed, examples }] = rows;
  if (renamed < minRenamed || renamed <= maxRenamedShare * again) return undefined;
  const some = examples.map(
    ({ id, from, to }) => `${id} from ${JSON.stringify(from)} to ${JSON.stringify(to)}`,
  );
  return `${renamed.toLocaleString('en')} of ${again.toLocaleString('en')} stored products in the files (${percent(renamed / again)}) got an entirely different name: product ${some.join(', ')}. If these are other products, the export generates its product ids anew each time: export ids that never change, and restore the database from a backup.`;
}
