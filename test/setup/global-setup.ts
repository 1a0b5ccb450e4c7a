/**
 * Runs once before all tests: prepares the checkout like every command (worker threads and command-line programs run from
 * dist/) and starts a Postgres. If Postgres does not start, only the tests that need a database fail.
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import removeTestCluster from './global-teardown';
import { startTestCluster } from './test-cluster';
import { announceTestServerError } from './test-server';

const root = resolve(__dirname, '..', '..');

export default async function globalSetup(): Promise<void> {
  execFileSync(process.execPath, [join(root, 'scripts', 'run.mjs'), 'build'], {
    cwd: root,
    stdio: 'inherit',
  });
  try {
    globalThis.testCluster = await startTestCluster();
  } catch (error) {
    announceTestServerError((error as Error).message);
  }
  process.once('SIGINT', () => void removeTestCluster().finally(() => process.exit(130)));
  process.once('SIGTERM', () => void removeTestCluster().finally(() => process.exit(143)));
}
