/** Writes schema.graphql from the code; with --check, fails if the committed file is out of date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printApiSchema } from '../../graphql/schema';

const file = resolve(__dirname, '..', '..', '..', 'schema.graphql');

const printed = printApiSchema();
if (process.argv.includes('--check')) check(existsSync(file) ? readFileSync(file, 'utf8') : '');
else writeFileSync(file, printed);

function check(committed: string): void {
  if (committed === printed) return;
  const [before, after] = [committed.split('\n'), printed.split('\n')];
  const line = after.findIndex((text, i) => text !== before[i]);
  console.error(
    `schema.graphql differs from the code, first in line ${line + 1}:\n- ${before[line]}\n+ ${after[line]}\n` +
      'Clients depend on it. If the change is intended, update the file with: node scripts/run.mjs print-schema',
  );
  process.exitCode = 1;
}
