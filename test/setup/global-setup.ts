/** Runs once before all tests. A database that cannot be made fails only those that ask for one. */
import { buildDist, generateClient } from './current-build';
import removeTestCluster from './global-teardown';
import { startTestCluster } from './test-cluster';
import { announceTestServerError } from './test-server';

export default async function globalSetup(): Promise<void> {
  generateClient();
  buildDist();
  try {
    globalThis.testCluster = await startTestCluster();
  } catch (error) {
    announceTestServerError((error as Error).message);
  }
  process.once('SIGINT', () => void removeTestCluster().finally(() => process.exit(130)));
  process.once('SIGTERM', () => void removeTestCluster().finally(() => process.exit(143)));
}
