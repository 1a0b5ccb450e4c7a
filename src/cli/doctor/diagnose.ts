/**
 * All findings, in the order in which to fix them: an earlier problem may be the cause of later ones. Other commands
 * migrate the database and update its views when they open it; the doctor connects without changing anything.
 */
import { Pool } from 'pg';
import type { Environment } from '../../config/environment';
import { joinEmbeddedCluster } from '../../db/cluster/embedded-cluster';
import { DATABASE_NAME } from '../../db/database';
import { ignoreConnectionErrors } from '../../db/ignore-connection-errors';
import { checkData } from './check-data';
import { checkMachine } from './check-machine';
import { checkModel } from './check-model';
import { checkSchema } from './check-schema';
import { checkTimes } from './check-times';
import { fault, ok } from './finding';
import type { Finding } from './finding';

export async function diagnose(environment: Environment): Promise<readonly Finding[]> {
  return [...(await checkMachine(environment)), ...(await checkDatabase(environment))];
}

async function checkDatabase(environment: Environment): Promise<readonly Finding[]> {
  let connection: Connection;
  try {
    connection = await connect(environment);
  } catch (error) {
    return [describeUnreachable(error, environment)];
  }
  const { pool, close } = connection;
  try {
    const findings: Finding[] = [
      ok('database', describeReachable(environment)),
      ...(await checkSchema(pool)),
    ];
    // With other tables and views than expected, further findings would be misleading.
    if (findings.some(({ verdict }) => verdict === 'fault')) return findings;
    const data = await checkData(pool);
    findings.push(...data);
    if (data.some(isEmpty)) return findings;
    findings.push(...(await checkTimes(pool, environment.shopZone.name)));
    findings.push(...(await checkModel(environment, pool)));
    return findings;
  } finally {
    await close();
  }
}

const isEmpty = ({ check, verdict }: Finding) => check === 'data' && verdict === 'fault';

function describeReachable({ databaseUrl }: Environment): string {
  if (databaseUrl === undefined) return 'the embedded Postgres is running';
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname}:${port || 5432}${pathname} is reachable`;
}

/** The code with which Postgres reports that a database does not exist. */
const INVALID_CATALOG_NAME = '3D000';

function describeUnreachable(error: unknown, environment: Environment): Finding {
  const { message, code } = error as NodeJS.ErrnoException;
  if (code === INVALID_CATALOG_NAME && environment.databaseUrl === undefined) {
    return fault('database', 'the embedded Postgres has no data yet', 'Import data with "npm run import".');
  }
  return fault(
    'database',
    `${environment.databaseUrl === undefined ? 'the embedded Postgres' : 'the database of DATABASE_URL'} cannot be used: ${message}`,
    environment.databaseUrl === undefined
      ? 'See its log, postgres/server.log in the state folder, and docs/troubleshooting.md.'
      : 'Check that it is running and that address, user and password are correct, or unset DATABASE_URL to use the embedded Postgres.',
  );
}

interface Connection {
  readonly pool: Pool;
  close: () => Promise<void>;
}

/** @throws Error saying why the database cannot be reached */
async function connect({
  databaseUrl,
  stateDir,
}: Pick<Environment, 'databaseUrl' | 'stateDir'>): Promise<Connection> {
  const cluster = databaseUrl === undefined ? await joinEmbeddedCluster({ stateDir }) : undefined;
  const pool = ignoreConnectionErrors(
    new Pool({
      connectionString: databaseUrl ?? cluster?.url(DATABASE_NAME),
      max: 4,
      connectionTimeoutMillis: 10_000,
    }),
  );
  const close = async () => {
    await pool.end();
    await cluster?.leave();
  };
  try {
    await pool.query('select 1');
    return { pool, close };
  } catch (error) {
    await close();
    throw error;
  }
}
