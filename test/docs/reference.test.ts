/** docs/reference matches the code. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { existsSync, readdirSync } from 'node:fs';
import { documentedCommands } from '../../src/cli/reference/commands-page';
import { root } from './markdown';

test('every page is up to date', async () => {
  const program = join(root, 'dist', 'cli', 'commands', 'print-reference.js');
  // Fails with the names of the outdated pages and the command to update them.
  await expect(promisify(execFile)(process.execPath, [program, '--check'])).resolves.toMatchObject({
    stdout: '',
  });
});

test('every command for users is documented, and every documented command exists', () => {
  const programs = [...new Set(documentedCommands.map(([, program]) => program))];
  expect(
    programs.filter((program) => !existsSync(join(root, 'src', 'cli', 'commands', `${program}.ts`))),
  ).toEqual([]);
  const own = ['print-reference', 'print-schema'];
  const undocumented = readdirSync(join(root, 'src', 'cli', 'commands'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => !programs.includes(name) && !own.includes(name));
  expect(undocumented).toEqual([]);
});
