/**
 * Generates the Prisma client in src/db/generated from prisma/schema.prisma.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { inPackage, inProject } from './project.mjs';
import { readIfThere } from './read-if-there.mjs';
import { runQuietly } from './run-program.mjs';

const folder = inProject('src', 'db', 'generated');
/** Written last, so that an interrupted run does not count as finished. */
const stamp = inProject('src', 'db', 'generated', '.made-from');

export const clientStep = {
  label: 'Generating the database client',
  needed: () =>
    !existsSync(inProject('src', 'db', 'generated', 'client.ts')) || readIfThere(stamp) !== origin(),
  make: generate,
};

/** The inputs of the client: the schema and Prisma's version. */
function origin() {
  const { version } = JSON.parse(readFileSync(inPackage('prisma/package.json'), 'utf8'));
  const schema = readFileSync(inProject('prisma', 'schema.prisma'));
  return `${version} ${createHash('sha256').update(schema).digest('hex')}\n`;
}

async function generate() {
  // Prisma refuses to write into a folder with an incomplete client.
  rmSync(folder, { recursive: true, force: true });
  const madeFrom = origin();
  const { code, output } = await runQuietly(
    process.execPath,
    [inPackage('prisma/build/index.js'), 'generate'],
    // Disables usage reports and news, which need network access.
    { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  );
  if (code !== 0)
    throw new Failure(
      `${output}\n\nPrisma could not generate the database client from prisma/schema.prisma.`,
    );
  writeFileSync(stamp, madeFrom);
}
