/**
 * The feature views of prisma/views, one per file, named after the file. Lines at the top declare the kind of view:
 *   -- uses: other_view, ...                    (`-- uses: nothing but tables`)
 *   -- keeps: the rows of VIEW                  a table with VIEW's rows
 *   -- keeps: the sums of VIEW by COLUMN, ...   a table with the sums of VIEW's other columns
 *   -- sampled                                  built from a sample of a large shop: see refresh-aggregates.ts
 * Such tables can be updated user by user (materialized-tables.ts), so VIEW must have a column user_id. Everything else is
 * created by the file's SQL: a view, a materialised view, or a table if rows of single users must be removable at once. In
 * the SQL, {name} stands for the text of parts/name.sql.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { topologicalOrder } from '../../lib/topological-order';

export interface View {
  readonly name: string;
  readonly sql: string;
  readonly uses: readonly string[];
  readonly kind: 'view' | 'materialized view' | 'table';
  /** Only for tables that are updated user by user. */
  readonly source?: TableSource;
  readonly sampled: boolean;
  /** Hash of its text and of the text of everything it uses. */
  readonly fingerprint: string;
}

export interface TableSource {
  readonly of: string;
  /** Grouping columns; undefined when the rows themselves are stored. */
  readonly by?: readonly string[];
}

/**
 * @returns the views of a folder, each after those it uses
 * @throws Error with the name of a file that lacks the line `-- uses:`
 */
export function readViews(folder: string): readonly View[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const texts = new Map(
    files.map((file) => [
      basename(file, '.sql'),
      expandParts(folder, readFileSync(join(folder, file), 'utf8')),
    ]),
  );
  const uses = new Map([...texts].map(([name, sql]) => [name, readUses(name, sql)]));
  const fingerprints = new Map<string, string>();
  return topologicalOrder(uses).map((name) => {
    const sql = texts.get(name) as string;
    const used = uses.get(name) as readonly string[];
    const hash = createHash('sha256').update(sql);
    for (const other of used) hash.update(fingerprints.get(other) as string);
    const fingerprint = hash.digest('hex').slice(0, 16);
    fingerprints.set(name, fingerprint);
    return { name, sql, uses: used, ...readKind(sql), sampled: /^-- sampled$/m.test(sql), fingerprint };
  });
}

/** Replaces {name} by the text of parts/name.sql, which several views and statements share. */
export function expandParts(folder: string, sql: string): string {
  return sql.replace(/^\{(\w+)\}$/gm, (_, name: string) =>
    readFileSync(join(folder, 'parts', `${name}.sql`), 'utf8').trimEnd(),
  );
}

/** Whether it stores rows instead of computing them for each query. */
export function holdsRows({ kind }: View): boolean {
  return kind !== 'view';
}

function readUses(name: string, sql: string): readonly string[] {
  const [, list] = /^-- uses: (.*)$/m.exec(sql) ?? [];
  if (list === undefined)
    throw new Error(
      `prisma/views/${name}.sql: expected a line "-- uses: ...", found none. Add it at the top.`,
    );
  return list === 'nothing but tables' ? [] : namesOf(list);
}

function readKind(sql: string): Pick<View, 'kind' | 'source'> {
  const [, of, by] = /^-- keeps: the (?:rows|sums) of (\w+)(?: by (.*))?$/m.exec(sql) ?? [];
  if (of !== undefined)
    return { kind: 'table', source: { of, ...(by !== undefined && { by: namesOf(by) }) } };
  const [, kind] = /^create (materialized view|table)/m.exec(sql) ?? [];
  return { kind: (kind as 'materialized view' | 'table' | undefined) ?? 'view' };
}

function namesOf(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim());
}
