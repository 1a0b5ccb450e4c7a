/** `npm run recommend -- <userId>`: one user's recommendations with reasons, or everybody's into a file. */
import { InvalidArgumentError } from 'commander';
import type { Database } from '../db/database';
import { readActive } from '../inference/registry';
import { createRecommender } from '../recommend/recommender';
import { servingModelOf } from '../recommend/loaded-serving-model';
import { loadCatalogue } from '../retrieval/catalogue';
import { loadActiveModel } from './active-model';
import { exportRecommendations } from './recommend/export-recommendations';
import { printRecommendations } from './recommend/print-recommendations';
import { CommandFailed, commandOf, runCommand } from './run-command';

interface Options {
  readonly first: number;
  readonly all?: true;
  readonly out?: string;
}

void runCommand(async ({ environment, signal, database }) => {
  const command = commandOf({
    name: 'npm run recommend --',
    description: "Recommends products for a user's next order, with the code that serves.",
    examples: [
      'npm run recommend -- 73662',
      'npm run recommend -- e18ddc09-37ba-5c3e-bff3-a2e8046c8249 --first 20',
      'npm run recommend -- --all --out recommendations.csv',
    ],
  })
    .argument('[userId]', "the CSV's user_id or the UUID that GraphQL uses")
    .option('--first <number>', 'how many products, 1 to 100', fromOneToHundred, 10)
    .option('--all', 'every user; needs --out')
    .option('--out <file>', 'file to write to: .csv or .jsonl')
    .parse();
  const options = command.opts<Options>();
  const [userId] = command.args;
  if (options.all ? userId !== undefined || !options.out : userId === undefined || options.out) {
    command.error('Expected either a user id, or --all with --out FILE.');
  }
  const { pool, prisma } = await database();
  const active = await readActive(environment.modelsDir);
  const loaded = active === null ? null : await loadActiveModel(environment.modelsDir);
  if (loaded === null)
    process.stderr.write('No active model: popular products only. "npm run train" makes a model.\n');
  try {
    const catalogue = await loadCatalogue(pool, 0);
    const model = loaded && servingModelOf(loaded);
    const recommender = createRecommender({
      pool,
      catalogue: () => catalogue,
      leaseModel: () => model && { model, release: () => {} },
    });
    if (options.all) {
      await exportRecommendations({
        pool,
        recommender,
        file: options.out as string,
        first: options.first,
        signal,
      });
    } else {
      const user = await findUser(prisma, userId as string);
      process.stdout.write(await printRecommendations({ prisma, recommender, user, first: options.first }));
    }
  } finally {
    await loaded?.close();
  }
});

function fromOneToHundred(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value;
  throw new InvalidArgumentError(`Expected a whole number from 1 to 100, got "${text}".`);
}

async function findUser(prisma: Database['prisma'], id: string): Promise<{ id: number; uuid: string }> {
  const isNumber = /^\d{1,10}$/.test(id);
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (!isNumber && !isUuid) {
    throw new CommandFailed(`Expected the CSV's user_id (a number) or a UUID, got "${id}".`);
  }
  const user = await prisma.user.findUnique({
    where: isUuid ? { uuid: id.toLowerCase() } : { id: Number(id) },
    select: { id: true, uuid: true },
  });
  if (!user) throw new CommandFailed(`No user ${id} in the database. Import data first: npx prisma db seed`);
  return user;
}
