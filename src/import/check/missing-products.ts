/**
 * Stored products that products.csv lacks. By itself this means nothing: the file may contain only part of the catalogue. If
 * it was declared complete, these products become unavailable, until a file contains them again.
 */
import { percent } from '../../lib/percent';
import { readSql } from '../../lib/read-sql';
import { products } from '../file-kind';
import type { ImportContext } from '../import-context';
import { ImportError } from '../import-error';
import { hasColumn } from '../planned-file';

/** The largest share of the available products that may become unavailable without --replace. */
export const MAX_WITHDRAWN_SHARE = 0.2;

interface MissingProducts {
  /** Stored products that are available before the import. */
  readonly available: number;
  readonly missing: number;
  readonly withdrawn: number;
  readonly examples: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Runs after the checks and before the merge.
 *
 * @returns a sentence about the missing products; undefined if there are none
 * @throws ImportError if too many products would become unavailable
 */
export async function reportMissingProducts(context: ImportContext): Promise<string | undefined> {
  const { client, files, completeCatalogue = false, replace = false } = context;
  const { rows } = await client.query<MissingProducts>(readSql(__dirname, 'missing-products'), [
    completeCatalogue,
    hasColumn(files, products, 'available'),
  ]);
  const [{ available, missing, withdrawn, examples }] = rows;
  if (missing === 0) return undefined;
  const list = examples.map(({ id, name }) => `${id} (${name})`).join(', ');
  if (!completeCatalogue)
    return `${counted(missing)} not in products.csv and ${missing === 1 ? 'stays as it is' : 'stay as they are'}. If the file has the whole catalogue, import with --complete-catalogue, which makes such products unavailable.`;
  if (withdrawn > MAX_WITHDRAWN_SHARE * available && !replace) {
    throw new ImportError(
      `Expected a complete catalogue: ${withdrawn.toLocaleString('en')} of ${available.toLocaleString('en')} available products (${percent(withdrawn / available)}) are missing from products.csv, at most ${percent(MAX_WITHDRAWN_SHARE)} may be, among them ${list}. Nothing was changed. Check whether the export of products was cut off. If these products are really gone, import with --complete-catalogue --replace.`,
    );
  }
  const rest = missing - withdrawn;
  return [
    ...(withdrawn > 0
      ? [
          `${withdrawn.toLocaleString('en')} became unavailable, because products.csv lacks them: ${list}${withdrawn > examples.length ? ', ...' : ''}.`,
        ]
      : []),
    ...(rest > 0
      ? [
          `${counted(rest)} missing from products.csv too, but ${rest === 1 ? 'was' : 'were'} unavailable before or set to available through the API.`,
        ]
      : []),
  ].join(' ');
}

const counted = (count: number) =>
  `${count.toLocaleString('en')} stored ${count === 1 ? 'product is' : 'products are'}`;
