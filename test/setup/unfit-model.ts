/** Makes a published version look as one does after an upgrade that changed the feature columns. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the version lacks and has too much, in the words of a refusal. */
export const columnsDiffer = /it lacks \w+; it has column_of_before, which this release does not/;

export function makeUnfit(modelsDir: string, version: string): void {
  const path = join(modelsDir, version, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.featureColumns[0] = 'column_of_before';
  manifest.featureColumnsHash = 'hash-of-before';
  writeFileSync(path, JSON.stringify(manifest));
}
