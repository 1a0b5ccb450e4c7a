/** `npm start`: serves GraphQL, REST and the explorer until SIGINT or SIGTERM. */
import '../../server/production';
import { CommanderError } from 'commander';
import { readEnvironment } from '../../config/environment';
import { ExpectedError } from '../../lib/expected-error';
import { Lifecycle } from '../../server/lifecycle';
import { createLog } from '../../server/log';
import { openService } from '../../server/open-service';
import { startHints } from '../../server/start-hints';
import { commandOf, REPEATED_SIGNAL_MS } from '../run-command';

async function main(): Promise<void> {
  commandOf({
    name: 'npm start --',
    description:
      'Serves GraphQL, REST and the explorer until Ctrl-C. The first start imports DATA_DIR (if DATABASE_URL is set, only if DATA_DIR is set, too) and trains a small model, if there is enough data. Configured by environment variables (docs/reference/environment.md).',
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
  let stoppingSince: number | undefined;
  const stop = (signal: NodeJS.Signals) => {
    // A signal to the process group arrives twice at once: directly, and forwarded by npm. A later one means "stop
    // immediately": the embedded Postgres then keeps running, and the next start reconnects to it.
    if (stoppingSince !== undefined) {
      const isRepeated = performance.now() - stoppingSince > REPEATED_SIGNAL_MS;
      if (isRepeated) process.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    stoppingSince = performance.now();
    void service.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const { url, exampleUser, whyNoModel } = await service.start().catch((error: unknown) => {
    // The stop in progress ends the process.
    if (stoppingSince !== undefined) return new Promise<never>(() => {});
    throw error;
  });
  if (whyNoModel !== null)
    console.log(`No model is in service, so only popular products are recommended. ${whyNoModel}`);
  console.log(startHints(url, exampleUser, environment));
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exit(error.exitCode);
  console.error(error instanceof ExpectedError ? error.message : error);
  process.exit(error instanceof ExpectedError ? error.exitCode : 1);
});
