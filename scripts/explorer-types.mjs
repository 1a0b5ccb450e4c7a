/**
 * Generates src/explorer/graphql/schema-types.d.ts, the types of the explorer's queries, from schema.graphql. --check
 * only compares and fails when the committed file is out of date.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inPackage, inProject } from './project.mjs';
import { readIfThere } from './read-if-there.mjs';
import { runQuietly } from './run-program.mjs';

const committed = inProject('src', 'explorer', 'graphql', 'schema-types.d.ts');

async function main(args) {
  if (!args.includes('--check')) return make(committed);
  const folder = mkdtempSync(join(tmpdir(), 'explorer-types-'));
  try {
    const file = join(folder, 'schema-types.d.ts');
    await make(file);
    if (readIfThere(committed) === readFileSync(file, 'utf8')) return;
    throw new Error(
      'src/explorer/graphql/schema-types.d.ts does not match schema.graphql. Update it: node scripts/explorer-types.mjs',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function make(file) {
  const { code, output } = await runQuietly(process.execPath, [
    inPackage('gql.tada/bin/cli.js'),
    'generate-output',
    '--tsconfig',
    inProject('src', 'explorer', 'tsconfig.json'),
    '--output',
    file,
  ]);
  if (code !== 0)
    throw new Error(`${output}\n\nThe explorer's types could not be generated from schema.graphql.`);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
