/** Selects the published version in service (models/active), and records earlier ones. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHistory } from './activation-history';
import type { Manifest } from './manifest';
import { asModelError, ModelError } from './model-error';
import { activeFile, activeHistoryFile, versionDirectory } from './model-files';
import { listVersions, readActive, readManifest } from './versions';
import { verifyModel } from './verify-model';
import type { ExpectedColumns } from './verify-model';
import { verifyTrees } from './verify-trees';
import { renameDurably, writeDurably } from './durable-files';
import { inStaging } from './staging';

/**
 * Puts a published version into service after verifying its files. Running servers load it within seconds.
 *
 * @param expected if given, the version must also have these feature columns, and its trees must be readable
 * @throws ModelError if the version cannot be used; nothing is changed then
 */
export async function activateModel(
  modelsDir: string,
  version: string,
  expected?: ExpectedColumns,
): Promise<Manifest> {
  const published = await listVersions(modelsDir);
  if (!published.includes(version)) {
    const known = published.length > 0 ? published.join(', ') : 'none';
    const message = `${modelsDir}: expected a published version, got "${version}". Published versions: ${known}.`;
    throw new ModelError('MODEL_NOT_FOUND', message);
  }
  const manifest = await verified(modelsDir, version, expected);
  await inStaging(modelsDir, async (staging) => {
    await writeDurably(join(staging, 'active'), `${version}\n`);
    await renameDurably(join(staging, 'active'), activeFile(modelsDir));
  });
  await appendFile(activeHistoryFile(modelsDir), `${new Date().toISOString()} ${version}\n`);
  return manifest;
}

async function verified(
  modelsDir: string,
  version: string,
  expected: ExpectedColumns | undefined,
): Promise<Manifest> {
  const directory = versionDirectory(modelsDir, version);
  try {
    const manifest = await readManifest(directory);
    await verifyModel(directory, manifest, expected);
    if (expected) await verifyTrees(directory, manifest);
    return manifest;
  } catch (error) {
    const { code, message } = asModelError(error, 'MODEL_CORRUPT');
    throw new ModelError(code, `${version} was not activated, and nothing was changed. ${message}`, {
      cause: error,
    });
  }
}

/**
 * Activates a version published before the active one: the newest that has been in service, or the newest of all if
 * none has. Two rollbacks go back two versions.
 *
 * @throws ModelError
 */
export async function rollbackModel(modelsDir: string, expected?: ExpectedColumns): Promise<Manifest> {
  const active = await readActive(modelsDir);
  if (active === null) {
    throw new ModelError(
      'MODEL_NOT_FOUND',
      `${modelsDir}: no version is active, so there is none to go back from`,
    );
  }
  const earlier = (await listVersions(modelsDir)).filter((version) => version < active);
  const served = new Set((await readHistory(modelsDir)).map((activation) => activation.version));
  const target = earlier.findLast((version) => served.has(version)) ?? earlier.at(-1);
  if (target === undefined) {
    throw new ModelError('MODEL_NOT_FOUND', `${modelsDir}: no version was published before ${active}`);
  }
  return activateModel(modelsDir, target, expected);
}
