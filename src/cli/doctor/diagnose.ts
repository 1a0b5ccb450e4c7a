/** All findings, in the order in which a cure helps: what stands further up may be the cause of what follows. */
import type { Environment } from '../../config/environment';
import { checkData } from './check-data';
import { checkMachine } from './check-machine';
import { checkModel } from './check-model';
import { checkSchema } from './check-schema';
import { fault, ok } from './finding';
import type { Finding } from './finding';
import { lookAtDatabase } from './look-at-database';
import type { Look } from './look-at-database';

export async function diagnose(environment: Environment): Promise<readonly Finding[]> {
  return [...(await checkMachine(environment)), ...(await checkDatabase(environment))];
}

async function checkDatabase(environment: Environment): Promise<readonly Finding[]> {
  let look: Look;
  try {
    look = await lookAtDatabase(environment);
  } catch (error) {
    return [describeUnreachable(error, environment)];
  }
  const { pool, close } = look;
  try {
    const findings: Finding[] = [ok('database', whereOf(environment)), ...(await checkSchema(pool))];
    // Tables and views of another shape would only give misleading findings.
    if (findings.some(({ verdict }) => verdict === 'fault')) return findings;
    const data = await checkData(pool);
    findings.push(...data, ...(data.some(isEmpty) ? [] : await checkModel(environment, pool)));
    return findings;
  } finally {
    await close();
  }
}

const isEmpty = ({ check, verdict }: Finding) => check === 'data' && verdict === 'fault';

function whereOf({ databaseUrl }: Environment): string {
  if (databaseUrl === undefined) return 'the embedded Postgres runs and answers';
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname}:${port || 5432}${pathname} answers`;
}

/** Postgres's code for a database that does not exist. */
const noSuchDatabase = '3D000';

function describeUnreachable(error: unknown, environment: Environment): Finding {
  const { message, code } = error as NodeJS.ErrnoException;
  if (code === noSuchDatabase && environment.databaseUrl === undefined) {
    return fault('database', 'the embedded Postgres holds no data yet', 'Import data: npx prisma db seed.');
  }
  return fault(
    'database',
    `${environment.databaseUrl === undefined ? 'the embedded Postgres' : 'the database of DATABASE_URL'} cannot be used: ${message}`,
    environment.databaseUrl === undefined
      ? 'Its log lies in the state folder, postgres/server.log; see docs/troubleshooting.md.'
      : 'Check that it runs and that the address, user and password are right; unset DATABASE_URL to use the embedded Postgres.',
  );
}
