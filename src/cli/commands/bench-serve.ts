/** `npm run bench:serve`: the running service under load, beside the bare work and Apollo alone. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { benchData } from '../../bench/serve/bench-data';
import { serveTable, verdictLines } from '../../bench/serve/serve-table';
import { runServeBench } from '../../bench/serve/run-serve-bench';
import { readActive } from '../../registry/versions';
import { importWhenEmpty, trainWhenMissing } from '../../server/prepare-start';
import { servingSession } from '../../server/serving-pool';
import { counts } from '../options/counts';
import { commandOf, runCommand } from '../run-command';

interface Options {
  readonly connections: number[];
  readonly rates: number[];
  readonly seconds: number[];
  readonly quick?: true;
  readonly json?: string;
}

Object.assign(process.env, benchData(process.env, resolve(__dirname, '..', '..', '..')));

void runCommand(async ({ environment, signal, notice, database }) => {
  const given = commandOf({
    name: 'npm run bench:serve --',
    description:
      "Starts the service on TimeL-E's demo data where it lies in ../shared/data/timele, else on DATA_DIR, sends it queries from another process and prints throughput, latencies, event-loop delay and memory: without cache (cold) and with it (warm), beside an Apollo hello-world and the bare work. Imports and trains first when there is nothing yet.",
    examples: [
      'npm run bench:serve',
      'npm run bench:serve -- --quick',
      'npm run bench:serve -- --connections 1,8 --rates 100,200 --seconds 20 --json rows.json',
    ],
  })
    .option('--connections <counts>', 'connections of the closed loops', counts, [1, 8, 64])
    .option('--rates <rates>', 'arrivals a second of the open loops', counts, [150, 300])
    .option('--seconds <seconds>', 'length of each run', counts, [10])
    .option('--quick', 'runs of 3 seconds')
    .option('--json <file>', 'also write the rows as a JSON array to this file')
    .parse()
    .opts<Options>();
  const { url, pool } = await database();
  await importWhenEmpty(pool, environment, notice, signal);
  await trainWhenMissing(environment, notice, signal);
  const rows = await runServeBench(
    {
      databaseUrl: url,
      session: servingSession,
      modelsDir: environment.modelsDir,
      connections: given.connections,
      rates: given.rates,
      seconds: given.quick ? 3 : given.seconds[0],
    },
    notice,
    signal,
  );
  process.stdout.write(
    `Model ${await readActive(environment.modelsDir)}\n${serveTable(rows)}${verdictLines(rows)}`,
  );
  if (given.json) await writeFile(given.json, `${JSON.stringify(rows, null, 2)}\n`);
});
