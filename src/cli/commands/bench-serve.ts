/** `npm run bench:serve`: the service under load, compared with the recommender alone and with a bare Apollo Server. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { benchData } from '../../bench/serve/bench-data';
import { serveTable, verdictLines } from '../../bench/serve/serve-table';
import { runServeBench } from '../../bench/serve/run-serve-bench';
import { readActive } from '../../registry/versions';
import { importWhenEmpty, trainWhenMissing } from '../../server/prepare-start';
import { SERVING_SESSION } from '../../server/serving-pool';
import { wholeNumber, wholeNumbers } from '../options';
import { commandOf, runCommand } from '../run-command';

interface Options {
  readonly connections: number[];
  readonly rates: number[];
  readonly seconds: number;
  readonly quick?: true;
  readonly json?: string;
}

Object.assign(process.env, benchData(process.env, resolve(__dirname, '..', '..', '..')));

void runCommand(async ({ environment, signal, notice, emptyDatabase }) => {
  const given = commandOf({
    name: 'npm run bench:serve --',
    description:
      "Starts the service on TimeL-E's demo data if ../shared/data/timele exists, otherwise on DATA_DIR, sends queries from another process and prints throughput, latencies, event-loop delay and memory, without cache (cold) and with cache (warm), compared with an Apollo hello-world server and with the recommender alone. Imports the data and trains a model first if there are none.",
    examples: [
      'npm run bench:serve',
      'npm run bench:serve -- --quick',
      'npm run bench:serve -- --connections 1,8 --rates 100,200 --seconds 20 --json rows.json',
    ],
  })
    .option(
      '--connections <numbers>',
      'numbers of connections of the closed-loop runs, separated by commas',
      wholeNumbers,
      [1, 8, 64],
    )
    .option(
      '--rates <rates>',
      'requests per second of the open-loop runs, separated by commas',
      wholeNumbers,
      [150, 300],
    )
    .option('--seconds <number>', 'duration of each run', wholeNumber(1, 86_400), 10)
    .option('--quick', 'run for 3 seconds each')
    .option('--json <file>', 'also write the rows as a JSON array to this file')
    .parse()
    .opts<Options>();
  const { url, pool } = await emptyDatabase();
  await importWhenEmpty(pool, environment, notice, signal);
  await trainWhenMissing(environment, notice, signal);
  const rows = await runServeBench(
    {
      databaseUrl: url,
      session: SERVING_SESSION,
      modelsDir: environment.modelsDir,
      connections: given.connections,
      rates: given.rates,
      seconds: given.quick ? 3 : given.seconds,
    },
    notice,
    signal,
  );
  process.stdout.write(
    `Model ${await readActive(environment.modelsDir)}\n${serveTable(rows)}${verdictLines(rows)}`,
  );
  if (given.json) await writeFile(given.json, `${JSON.stringify(rows, null, 2)}\n`);
});
