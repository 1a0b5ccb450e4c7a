/** Writes docs/reference from the code; with --check, fails if a page is out of date. */
import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { referencePages } from '../reference/reference-pages';

const folder = resolve(__dirname, '..', '..', '..', 'docs', 'reference');

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of await referencePages()) {
    const path = join(folder, name);
    const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
    if (isCurrent) continue;
    if (!process.argv.includes('--check')) {
      writeFileSync(path, text);
      console.log(`written: docs/reference/${name}`);
      continue;
    }
    console.error(
      `docs/reference/${name} is out of date. Update it with: node scripts/run.mjs print-reference`,
    );
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
