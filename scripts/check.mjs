/**
 * What can be said about the code without running it, in named parts. All parts run, also after one failed.
 */
import { existsSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { inPackage, inProject } from './project.mjs';
import { runQuietly } from './run-program.mjs';

const node = process.execPath;

const parts = [
  {
    name: 'format',
    command: [node, inPackage('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'lint', command: [node, inPackage('eslint/bin/eslint.js'), '.'] },
  { name: 'types', command: [node, inPackage('typescript/bin/tsc'), '-p', '.'] },
  {
    name: 'playground types',
    command: [node, inPackage('typescript/bin/tsc'), '-p', 'src/playground'],
    subject: 'src/playground',
  },
  {
    name: 'schema',
    command: [node, inProject('dist', 'cli', 'print-schema.js'), '--check'],
    subject: 'src/cli/print-schema.ts',
  },
];

/**
 * @param {string[]} names of the parts to run; none: all
 * @returns {Promise<number>} 0 when all passed, else 1
 */
export async function check(names) {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    throw new Failure(
      `There is no part '${unknown[0]}'. There are: ${parts.map((part) => part.name).join(', ')}.`,
    );
  }
  let failed = 0;
  for (const part of parts) {
    if (part.subject !== undefined && !existsSync(inProject(part.subject))) continue;
    if (names.length > 0 && !names.includes(part.name)) continue;
    if (!(await passes(part))) failed++;
  }
  return failed === 0 ? 0 : 1;
}

async function passes({ name, command: [program, ...args] }) {
  const start = performance.now();
  const { code, output } = await runQuietly(program, args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  // Warnings of a part that passed are shown too.
  if (output !== '') console.log(output);
  console.log(`${code === 0 ? 'pass' : 'FAIL'}  ${name} (${seconds} s)`);
  return code === 0;
}
