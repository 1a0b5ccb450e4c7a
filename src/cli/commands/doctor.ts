/** `npm run doctor`: checks everything that a running service needs, and says how to fix what it finds. */
import { diagnose } from '../doctor/diagnose';
import type { Finding } from '../doctor/finding';
import { CommandFailed, commandOf, runCommand } from '../run-command';

interface Options {
  readonly json?: true;
  readonly strict?: true;
}

void runCommand(async ({ environment }) => {
  const { json, strict } = commandOf({
    name: 'npm run doctor --',
    description:
      'Checks the machine, the database, the data and the model, and says how to fix each problem. Changes nothing. Exits with 1 if there is a fault.',
    examples: ['npm run doctor', 'npm run doctor -- --strict', 'npm run doctor -- --json'],
  })
    .option('--json', 'print the findings (check, verdict, message, cure) as a JSON array')
    .option('--strict', 'also exit with 1 if there are only warnings')
    .allowExcessArguments(false)
    .parse()
    .opts<Options>();
  const findings = await diagnose(environment);
  process.stdout.write(json ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(line).join(''));
  const counted = [count(findings, 'fault'), ...(strict ? [count(findings, 'warning')] : [])].filter(Boolean);
  if (counted.length > 0) throw new CommandFailed(`${counted.join(', ')} found.`);
});

/** `1 fault`, `2 warnings`; empty if there are none. */
function count(findings: readonly Finding[], kind: Finding['verdict']): string {
  const number = findings.filter(({ verdict }) => verdict === kind).length;
  return number === 0 ? '' : `${number} ${kind}${number === 1 ? '' : 's'}`;
}

function line({ verdict, check, message, cure }: Finding): string {
  const sign = { ok: 'ok     ', warning: 'warning', fault: 'FAULT  ' }[verdict];
  return `${sign}  ${check}: ${message}\n${cure ? `${' '.repeat(9)}${cure}\n` : ''}`;
}
