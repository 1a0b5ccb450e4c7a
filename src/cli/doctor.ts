/** `npm run doctor`: looks at everything a running service needs and says what to do about what it finds. */
import { checkData } from './doctor/check-data';
import { checkMachine } from './doctor/check-machine';
import { checkModel } from './doctor/check-model';
import { fault, ok, type Finding } from './doctor/finding';
import { CommandFailed, commandOf, runCommand, type CommandTools } from './run-command';

void runCommand(async (tools) => {
  const options = commandOf({
    name: 'npm run doctor --',
    description:
      'Checks the machine, the database, the data and the model; exits with 1 when something is broken.',
    examples: ['npm run doctor', 'npm run doctor -- --json'],
  })
    .option('--json', 'print the findings as a JSON array')
    .parse()
    .opts<{ json?: true }>();
  const findings = [...(await checkMachine(tools.environment)), ...(await checkDatabase(tools))];
  process.stdout.write(options.json ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(line).join(''));
  const faults = findings.filter(({ verdict }) => verdict === 'fault').length;
  if (faults > 0) throw new CommandFailed(faults === 1 ? 'One fault found.' : `${faults} faults found.`);
});

async function checkDatabase({ environment, database }: CommandTools): Promise<readonly Finding[]> {
  try {
    const { pool } = await database();
    const reachable = ok('database', 'reachable, migrated, views up to date');
    return [reachable, ...(await checkData(pool)), ...(await checkModel(environment, pool))];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [fault('database', message, 'See docs/troubleshooting.md.')];
  }
}

function line({ verdict, check, message, cure }: Finding): string {
  const sign = { ok: 'ok     ', warning: 'warning', fault: 'FAULT  ' }[verdict];
  return `${sign}  ${check}: ${message}\n${cure ? `${' '.repeat(9)}${cure}\n` : ''}`;
}
