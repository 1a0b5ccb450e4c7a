/** Runs once after all tests, in the process of the global set-up. */
import type { TestCluster } from './test-cluster';

declare global {
  var testCluster: TestCluster | undefined;
}

export default async function globalTeardown(): Promise<void> {
  const cluster = globalThis.testCluster;
  globalThis.testCluster = undefined;
  await cluster?.remove();
}
