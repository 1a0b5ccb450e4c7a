/**
 * The feature views of prisma/views, one a file, named after it. Lines at the top say what a view is:
 *   -- uses: other_view, ...                    (`-- uses: nothing but tables`)
 *   -- keeps: the rows of VIEW                  a table with VIEW's rows
 *   -- keeps: the sums of VIEW by COLUMN, ...   a table with the sums of VIEW's other columns
 *   -- sampled                                  made from a sample of a large shop: see bring-up-to-date.ts
 * What is kept in a table can be brought up to date user by user (kept-tables.ts), so VIEW has a column user_id. All else
 * is a view or a materialised view, made by the file's SQL, in which {name} stands for the text of parts/name.sql.
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
  /** Of a table. */
  readonly keeps?: Kept;
  readonly sampled: boolean;
  /** Of its own text and the text of all it uses. */
  readonly fingerprint: string;
}

export interface Kept {
  readonly of: string;
  /** Columns that the others are added up by; undefined where the rows themselves are kept. */
  readonly by?: readonly string[];
}

/**
 * @returns the views of a folder, each after those it uses
 * @throws Error naming a file that does not say what it uses
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

/** Puts in place of {name} what several views and statements have in common: the text of parts/name.sql. */
export function expandParts(folder: string, sql: string): string {
  return sql.replace(/^\{(\w+)\}$/gm, (_, name: string) =>
    readFileSync(join(folder, 'parts', `${name}.sql`), 'utf8').trimEnd(),
  );
}

/** Whether it holds rows that are not looked up anew with each question. */
export function holdsRows({ kind }: View): boolean {
  return kind !== 'view';
}

function readUses(name: string, sql: string): readonly string[] {
  const [, list] = /^-- uses: (.*)$/m.exec(sql) ?? [];
  if (list === undefined) throw new Error(`prisma/views/${name}.sql: expected a line "-- uses: ..."`);
  return list === 'nothing but tables' ? [] : namesOf(list);
}

function readKind(sql: string): Pick<View, 'kind' | 'keeps'> {
  const [, of, by] = /^-- keeps: the (?:rows|sums) of (\w+)(?: by (.*))?$/m.exec(sql) ?? [];
  if (of !== undefined) return { kind: 'table', keeps: { of, ...(by !== undefined && { by: namesOf(by) }) } };
  return { kind: /^create materialized view/im.test(sql) ? 'materialized view' : 'view' };
}

function namesOf(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim());
}
