/**
 * The Postgres of a Jest run: a throwaway cluster in a temporary folder, with a migrated template database.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as EmbeddedClusterModule from '../../src/db/cluster/embedded-cluster';
import type * as DatabaseModule from '../../src/db/database';
import { compiledPath } from '../../src/lib/compiled-path';
import { announceTestServer, onServer, TEMPLATE_NAME } from './test-server';

export interface TestCluster {
  /** Stops the server and removes its folder. */
  remove: () => Promise<void>;
}

/** @throws Error when the server does not start, or a migration or a feature view fails */
export async function startTestCluster(): Promise<TestCluster> {
  const { joinEmbeddedCluster, openDatabase } = await loadCompiled();
  const stateDir = mkdtempSync(join(tmpdir(), 'timel-e-test-'));
  // The server may run under another account, which must be able to enter this folder.
  chmodSync(stateDir, 0o755);
  const cluster = await joinEmbeddedCluster({ stateDir, throwaway: true });
  const remove = async () => {
    await cluster.leave();
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    await onServer(cluster.url('postgres'), `create database ${TEMPLATE_NAME}`);
    const template = await openDatabase({ databaseUrl: cluster.url(TEMPLATE_NAME), stateDir });
    await template.close();
    await freeze(cluster.url('postgres'), TEMPLATE_NAME);
  } catch (error) {
    await remove();
    throw error;
  }
  announceTestServer(cluster.url('postgres'));
  return { remove };
}

/** A template can be cloned only while no session is connected to it. */
async function freeze(url: string, name: string): Promise<void> {
  await onServer(url, `alter database ${name} allow_connections false`);
  await onServer(url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
}

/** The global set-up runs outside Jest's module system, where only the compiled client can be loaded. */
async function loadCompiled() {
  const db = join(__dirname, '..', '..', 'src', 'db');
  const clusterModule = await import(compiledPath(db, 'cluster/embedded-cluster'));
  const databaseModule = await import(compiledPath(db, 'database'));
  return {
    ...(clusterModule as typeof EmbeddedClusterModule),
    ...(databaseModule as typeof DatabaseModule),
  };
}
