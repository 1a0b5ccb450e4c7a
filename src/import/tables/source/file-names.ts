/** Which files of a folder or an archive contain rows, judged by their names. */

/** The last ending that says what a file contains, in lower case: `csv` for `orders.CSV.gz`. */
export function contentEnding(name: string): string {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  return /\.([^./\\]*)$/.exec(plain)?.[1] ?? '';
}

/** Whether the file is one that exports have. A file that is named in the command is read in any case. */
export function mayContainRows(name: string): boolean {
  const base = name.split('/').pop() ?? name;
  return !isHidden(name) && (tableEndings.has(contentEnding(base)) || base.toLowerCase().endsWith('.zip'));
}

/** Files that operating systems and programs add. */
export function isHidden(name: string): boolean {
  const parts = name.split('/');
  return (
    parts.some((part) => part.startsWith('.') || part === '__MACOSX') || (parts.pop() ?? '').startsWith('~$')
  );
}

const tableEndings: ReadonlySet<string> = new Set([
  'csv',
  'tsv',
  'tab',
  'psv',
  'txt',
  'data',
  'jsonl',
  'ndjson',
  'xlsx',
  'parquet',
  'pq',
  // RecBole's atomic files
  'inter',
  'item',
]);
