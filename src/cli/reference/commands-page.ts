import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** In the order in which a new user needs them. */
export const documentedCommands: readonly (readonly [title: string, program: string, ...args: string[]])[] = [
  ['npm start', 'serve'],
  ['npm run import', 'import'],
  ['npm run train', 'train'],
  ['npm run nightly', 'nightly'],
  ['npm run evaluate', 'evaluate'],
  ['npm run recommend', 'recommend'],
  ['npm run models', 'models'],
  ['npm run models -- import', 'models', 'import'],
  ['npm run users', 'users'],
  ['npm run users -- erase', 'users', 'erase'],
  ['npm run orders', 'orders'],
  ['npm run orders -- cancel', 'orders', 'cancel'],
  ['npm run token', 'token'],
  ['npm run doctor', 'doctor'],
  ['npm run data:generate', 'data-generate'],
  ['npm run bench:gbdt', 'bench-gbdt'],
  ['npm run bench:scale', 'bench-scale'],
  ['npm run bench:serve', 'bench-serve'],
  ['npm run soak', 'soak'],
];

/** Runs each command with `--help`, in a separate process. */
export async function commandsPage(): Promise<string> {
  const sections: string[] = [];
  for (const [title, program, ...args] of documentedCommands) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(__dirname, '..', 'commands', `${program}.js`),
      ...args,
      '--help',
    ]);
    sections.push(`## ${title}\n\n\`\`\`\n${stdout.trimEnd()}\n\`\`\`\n`);
  }
  return sections.join('\n');
}
