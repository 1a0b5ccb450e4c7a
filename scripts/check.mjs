/**
 * Static checks, in named parts. All parts run, even after one has failed.
 */
import { Failure } from './failure.mjs';
import { inPackage, inProject } from './project.mjs';
import { runQuietly } from './run-program.mjs';

const tool = (script, ...args) => [inPackage(script), ...args];

/** A script for Node with its arguments per part. */
const parts = {
  format: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  lint: tool('eslint/bin/eslint.js', '.'),
  cycles: tool(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    'src',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
  ),
  types: tool('typescript/bin/tsc', '-p', '.'),
  'types-explorer': tool('typescript/bin/tsc', '-p', 'src/explorer'),
  'types-playground': tool('typescript/bin/tsc', '-p', 'src/playground'),
  schema: [inProject('dist', 'cli', 'commands', 'print-schema.js'), '--check'],
  'schema-explorer': [inProject('scripts', 'explorer-types.mjs'), '--check'],
  audit: [inProject('scripts', 'audit.mjs')],
  prose: [inProject('scripts', 'prose.mjs')],
};

/**
 * @param {string[]} names of the parts to run; all parts if empty
 * @returns {Promise<number>} 0 when all parts passed, otherwise 1
 */
export async function check(names) {
  const unknown = names.find((name) => parts[name] === undefined);
  if (unknown !== undefined) {
    throw new Failure(`check: unknown part '${unknown}'. Available parts: ${Object.keys(parts).join(', ')}.`);
  }
  let exitCode = 0;
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    if (!(await passes(name))) exitCode = 1;
  }
  return exitCode;
}

async function passes(name) {
  const start = performance.now();
  const { code, output } = await runQuietly(process.execPath, parts[name]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  // Includes warnings of a part that passed.
  if (output !== '') console.log(output);
  console.log(`${code === 0 ? 'pass' : 'FAIL'}  ${name} (${seconds} s)`);
  return code === 0;
}
