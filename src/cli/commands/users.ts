/** `npm run users -- erase`: the users in the database. */
import { createInterface } from 'node:readline/promises';
import { isUuid } from '../../graphql/validation/ids';
import type { UserReference } from '../../users/find-user';
import { CommandFailed, commandOf, examplesText, runCommand } from '../run-command';
import { eraseUsers } from '../users/erase-users';

interface Options {
  readonly externalId: readonly string[];
  readonly yes?: true;
}

void runCommand(async ({ environment, signal, database }) => {
  const program = commandOf({
    name: 'npm run users --',
    description: 'Erases users.',
    examples: ['npm run users -- erase --external-id 4711'],
  });
  const erase = program
    .command('erase')
    .description(
      'erase users for good: profile, orders, feedback and served answers; later imports and API calls leave them out. Waits for a running import or refresh of the feature views.',
    )
    .argument('[uuid...]', 'UUIDs of users')
    .option('--external-id <id>', "the shop's own id of a user; may be repeated", collectIds, [])
    .option('--yes', 'do not ask for confirmation')
    .addHelpText(
      'after',
      examplesText([
        'npm run users -- erase 8d2d7b0e-6a41-5c3c-9d3e-2b1f0c4a7e55',
        'npm run users -- erase --external-id 4711 --external-id jane@example.com --yes',
      ]),
    )
    .action(async (uuids: readonly string[], { externalId, yes }: Options) => {
      const wrong = uuids.find((uuid) => !isUuid(uuid));
      if (wrong !== undefined)
        return erase.error(`Expected the UUID of a user, got "${wrong}". For other ids, use --external-id.`);
      const references: UserReference[] = [
        ...uuids.map((uuid) => ({ uuid })),
        ...externalId.map((id) => ({ externalId: id })),
      ];
      if (references.length === 0) return erase.error('Expected a UUID or --external-id, got neither.');
      await eraseUsers({
        database: await database(),
        namespace: environment.userUuidNamespace,
        references,
        confirm: async (question) => yes === true || askOperator(question, signal),
        signal,
        print: (line) => void process.stdout.write(`${line}\n`),
      });
    });
  erase.copyInheritedSettings(program);
  await program.parseAsync();
});

/** @throws CommandFailed if there is no terminal to ask on */
async function askOperator(question: string, signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new CommandFailed(`${question} Expected --yes, because there is no terminal to ask on.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}

function collectIds(id: string, ids: readonly string[]): readonly string[] {
  return [...ids, id];
}
