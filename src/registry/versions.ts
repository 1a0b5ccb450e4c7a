/** The read side of the model registry: the published versions, the one in service, and their manifests. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { MANIFEST_FORMAT, manifestSchema } from './manifest';
import type { Manifest } from './manifest';
import { ModelError } from './model-error';
import { activeFile, MANIFEST_FILE, VERSION_PATTERN } from './model-files';

/** Published versions, oldest first. Empty if the folder does not exist. */
export async function listVersions(modelsDir: string): Promise<string[]> {
  const entries = await readdir(modelsDir, { withFileTypes: true }).catch(emptyWhenMissing);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.filter((name) => VERSION_PATTERN.test(name)).sort();
}

/** The version in service, or null if none has been activated. */
export async function readActive(modelsDir: string): Promise<string | null> {
  const path = activeFile(modelsDir);
  const text = await readFile(path, 'utf8').catch(nullWhenMissing);
  if (text === null) return null;
  const version = text.trim();
  if (VERSION_PATTERN.test(version)) return version;
  throw new ModelError(
    'MODEL_CORRUPT',
    `${path}: expected a version like 20261123-181502-ab12cd, got "${version.slice(0, 60)}". ` +
      'Activate a version that "npm run models -- list" shows.',
  );
}

/** The manifest of one version's folder, with its schema validated. `verifyModel` checks the files listed in it. */
export async function readManifest(directory: string): Promise<Manifest> {
  const path = join(directory, MANIFEST_FILE);
  const text = await readFile(path, 'utf8').catch(nullWhenMissing);
  if (text === null)
    throw new ModelError('MODEL_NOT_FOUND', `${path}: expected a published model, found no file`);
  const content = parseJson(path, text);
  checkFormat(path, content);
  const parsed = manifestSchema.safeParse(content);
  if (!parsed.success) throw new ModelError('MODEL_CORRUPT', `${path}: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.version !== basename(directory)) {
    const message = `${path}: expected version ${basename(directory)}, the name of the folder, got ${parsed.data.version}`;
    throw new ModelError('MODEL_CORRUPT', message);
  }
  return parsed.data;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError('MODEL_CORRUPT', `${path}: expected JSON: ${(cause as Error).message}`, { cause });
  }
}

function checkFormat(path: string, content: unknown): void {
  const format = (content as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof format !== 'number' || format === MANIFEST_FORMAT) return;
  const message = `${path}: expected manifest format ${MANIFEST_FORMAT}, got ${format}. Train a model with this release.`;
  throw new ModelError('MODEL_MISMATCH', message);
}

const isMissing = (error: NodeJS.ErrnoException) => error.code === 'ENOENT';

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (isMissing(error)) return null;
  throw error;
}

function emptyWhenMissing(error: NodeJS.ErrnoException): never[] {
  if (isMissing(error)) return [];
  throw error;
}
