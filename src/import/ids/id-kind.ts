/**
 * What an id column identifies. Files contain external ids; the tables refer to rows by integer keys. The staging tables
 * of file-kind.ts contain keys.
 *
 * - Numeric mode: every id in the files is a whole number, and is itself the key. This needs no mapping, but it only works
 *   while every imported row has `external_id = id::text`.
 * - Text mode: files are loaded into `<staging table>_text`, whose id columns are text, and SQL maps ids to keys.
 */
export const idKinds = ['department', 'aisle', 'product', 'user', 'order'] as const;
export type IdKind = (typeof idKinds)[number];

export type IdMode = { readonly name: 'numeric'; readonly aliases: Aliases } | { readonly name: 'text' };

/** Rows created through the API have negative keys; those whose external id is a whole number, by that number. */
export type Aliases = Readonly<Partial<Record<IdKind, ReadonlyMap<number, number>>>>;

/** The largest whole number that numeric mode can use as a key. */
export const MAX_KEY = 2 ** 31 - 1;

/** The staging table into which text mode loads a file. */
export const textTable = (staging: string) => `${staging}_text`;
