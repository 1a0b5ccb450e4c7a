/** `npm run recommend`: prints one user's recommendations with reasons, or writes those of all users to a file. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Database } from '../../db/database';
import { isUuid } from '../../graphql/validation/ids';
import { readActive } from '../../registry/versions';
import { createRecommender } from '../../recommend/recommender';
import { servingModelOf } from '../../recommend/loaded-serving-model';
import { loadCatalogue } from '../../retrieval/catalogue';
import { loadActiveModel } from '../active-model';
import { wholeNumber } from '../options';
import { exportRecommendations } from '../recommend/export/export-recommendations';
import { printRecommendations } from '../recommend/print-recommendations';
import { CommandFailed, commandOf, runCommand } from '../run-command';

interface Options {
  readonly first: number;
  readonly all?: true;
  readonly out?: string;
  readonly at?: Date;
  readonly batch?: number;
  readonly restart?: true;
}

/** Large enough that a statement's fixed cost does not matter, small enough to need little memory. */
const DEFAULT_BATCH_USERS = 200;

void runCommand(async ({ environment, signal, database, notice }) => {
  const command = commandOf({
    name: 'npm run recommend --',
    description: "Recommends products for a user's next order, as the server would.",
    examples: [
      'npm run recommend -- 73662',
      'npm run recommend -- e18ddc09-37ba-5c3e-bff3-a2e8046c8249 --first 20',
      'npm run recommend -- --all --out recommendations.parquet',
      'npm run recommend -- --all --out tomorrow.csv --first 20 --at 2026-11-24T09:00',
    ],
  })
    .argument('[userId]', "the shop's own id of a user, or the UUID in GraphQL")
    .option('--first <number>', 'number of products per user, 1 to 100', wholeNumber(1, 100), 10)
    .option(
      '--all',
      'export the recommendations of all users to the file of --out; after an interruption, the same command resumes',
    )
    .option('--out <file>', 'with --all: file to write, ending in .csv, .jsonl or .parquet')
    .option('--at <time>', 'time to recommend for (ISO 8601; default: now)', time)
    .option(
      '--batch <users>',
      `with --all: number of users per batch (default: ${DEFAULT_BATCH_USERS})`,
      wholeNumber(1, 10_000),
    )
    .option('--restart', 'with --all: start from the beginning instead of resuming an unfinished export')
    .allowExcessArguments(false)
    .parse();
  const options = command.opts<Options>();
  const [userId] = command.args;
  checkCombination(command, options, userId);
  const { pool, prisma } = await database();
  const active = await readActive(environment.modelsDir);
  const loaded = active === null ? null : await loadActiveModel(environment.modelsDir);
  if (loaded === null)
    notice(
      'No model is active, so only popular products are recommended. Train a model with "npm run train".',
    );
  try {
    const catalogue = await loadCatalogue(pool, 0);
    const model = loaded && servingModelOf(loaded);
    const recommenderAt = (at: Date) =>
      createRecommender({
        pool,
        catalogue: () => catalogue,
        leaseModel: () => model && { model, release: () => {} },
        clock: () => at,
        zone: environment.shopZone,
      });
    if (options.all) {
      await exportRecommendations({
        pool,
        recommenderAt,
        file: options.out as string,
        modelVersion: active,
        first: options.first,
        at: options.at,
        batchUsers: options.batch ?? DEFAULT_BATCH_USERS,
        restart: options.restart ?? false,
        signal,
        notice,
      });
    } else {
      const recommender = recommenderAt(options.at ?? new Date());
      const user = await findUser(prisma, userId);
      process.stdout.write(await printRecommendations({ prisma, recommender, user, first: options.first }));
    }
  } finally {
    await loaded?.close();
  }
});

/** Accepts either one user, or --all with --out. */
function checkCombination(
  command: Command,
  { all, out, restart, batch }: Options,
  userId: string | undefined,
): void {
  if (all && userId !== undefined) command.error(`Expected either a user id or --all, got both (${userId}).`);
  if (all && !out)
    command.error('--all requires --out FILE, with a file ending in .csv, .jsonl or .parquet.');
  if (!all && userId === undefined) command.error('Expected a user id, or --all with --out FILE.');
  if (!all && out)
    command.error(
      '--out requires --all. To save the recommendations of one user, redirect the output: > FILE',
    );
  if (!all && (restart || batch)) command.error('--restart and --batch require --all with --out FILE.');
}

function time(text: string): Date {
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new InvalidArgumentError(
    `Expected a time such as 2026-11-24T09:00 or 2026-11-24T09:00:00Z, got "${text}".`,
  );
}

interface FoundUser {
  readonly id: number;
  readonly externalId: string;
  readonly uuid: string;
}

/** @param id external id or UUID; an external id may have the form of a UUID */
async function findUser(prisma: Database['prisma'], id: string): Promise<FoundUser> {
  const select = { id: true, externalId: true, uuid: true } as const;
  const externalId = id.trim();
  const user =
    (await prisma.user.findUnique({ where: { externalId }, select })) ??
    (isUuid(externalId) ? await prisma.user.findUnique({ where: { uuid: externalId }, select }) : null);
  if (!user)
    throw new CommandFailed(
      `Expected the shop's own id or the UUID of a user in the database, found no user "${id}". Check the id, or import data with "npm run import".`,
    );
  return user;
}
