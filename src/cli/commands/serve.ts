/** npm start: serves GraphQL, REST and the explorer until SIGINT or SIGTERM. */
import '../../server/production';
import { CommanderError } from 'commander';
import { readEnvironment } from '../../config/environment';
import { ExpectedError } from '../../lib/expected-error';
import { Lifecycle } from '../../server/lifecycle';
import { createLog } from '../../server/log';
import { openService } from '../../server/open-service';
import { startHints } from '../../server/start-hints';
import { commandOf } from '../run-command';

const patienceMs = 1000;

async function main(): Promise<void> {
  commandOf({
    name: 'npm start --',
    description:
      'Serves GraphQL, REST and the explorer until Ctrl-C. The first start imports DATA_DIR (where DATABASE_URL is set, only when DATA_DIR is set, too) and trains a small model when there is nothing yet and enough data. Everything is set by environment variables (docs/reference/environment.md).',
    examples: ['npm start', 'PORT=4001 npm start', 'DATA_DIR=../my-shop MODELS_DIR=../my-models npm start'],
  })
    .allowExcessArguments(false)
    .parse();
  const environment = readEnvironment(process.env);
  const log = createLog(environment);
  const service = new Lifecycle(
    (opening) => openService(environment, log, (message) => console.log(message), opening),
    (err) => log.error({ err }, 'closing failed'),
  );
  let askedAt: number | undefined;
  const stop = (signal: NodeJS.Signals) => {
    // A signal to the whole process group comes twice at once: directly and passed on by npm. One that comes later
    // means "now": the embedded Postgres then stays, and the next start finds it.
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > patienceMs) process.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    askedAt = performance.now();
    void service.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const { url, exampleUser, whyNoModel } = await service.start().catch((error: unknown) => {
    // The stop that was asked for ends the process.
    if (askedAt !== undefined) return new Promise<never>(() => {});
    throw error;
  });
  if (whyNoModel !== null)
    console.log(`No model is in service, so all answers are popular products. ${whyNoModel}`);
  console.log(startHints(url, exampleUser, environment));
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exit(error.exitCode);
  console.error(error instanceof ExpectedError ? error.message : error);
  process.exit(error instanceof ExpectedError ? error.exitCode : 1);
});
