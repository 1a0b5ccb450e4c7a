import { join } from 'node:path';
import { columnDifference } from './column-difference';
import { fileDigest } from './file-digest';
import type { Manifest } from './manifest';
import { ModelError } from './model-error';
import { FITS, MODEL_FILES } from './model-files';

/** The hashes of the feature columns that this program uses, and further requirements. */
export interface ExpectedColumns {
  readonly featureColumnsHash: string;
  readonly stage2ColumnsHash: string;
  /** The names behind the hashes; with them a refusal says which columns differ. */
  readonly featureColumns?: readonly string[];
  readonly stage2Columns?: readonly string[];
  /** Throws ModelError MODEL_MISMATCH if this program cannot use the manifest's settings. */
  readonly checkSettings?: (manifest: Manifest) => void;
}

/**
 * Checks that a version's folder holds what its manifest says and, when told the columns in force, that the model
 * fits them. Throws ModelError: MODEL_NOT_FOUND (a file is missing), MODEL_CORRUPT (another content),
 * MODEL_MISMATCH (other columns or settings).
 */
export async function verifyModel(
  directory: string,
  manifest: Manifest,
  expected?: ExpectedColumns,
): Promise<void> {
  if (expected) checkFits(manifest, expected);
  for (const name of MODEL_FILES) await checkFile(directory, name, manifest.files[name]);
  for (const fit of manifest.fits ? FITS : []) {
    const files = Object.entries(manifest.fits?.[fit].files ?? {});
    for (const [name, expected] of files) await checkFile(directory, name, expected);
  }
}

/**
 * Checks by its manifest alone that a version fits this program. After an upgrade that changed the feature columns, no
 * earlier version does.
 *
 * @throws ModelError MODEL_MISMATCH
 */
export function checkFits(manifest: Manifest, expected: ExpectedColumns): void {
  checkColumns(manifest, expected, 'feature');
  checkColumns(manifest, expected, 'stage2');
  expected.checkSettings?.(manifest);
}

function checkColumns(manifest: Manifest, expected: ExpectedColumns, kind: 'feature' | 'stage2'): void {
  const hash = `${kind}ColumnsHash` as const;
  if (manifest[hash] === expected[hash]) return;
  const names = expected[`${kind}Columns`];
  const difference = names ? ` (${columnDifference(manifest[`${kind}Columns`], names)})` : '';
  throw new ModelError(
    'MODEL_MISMATCH',
    `model ${manifest.version}: expected ${hash} ${expected[hash]}, got ${manifest[hash]}${difference}. ` +
      'It was made for other feature columns than this release has: train a new model with "npm run train", ' +
      'or activate a version that fits ("npm run models -- list").',
  );
}

async function checkFile(
  directory: string,
  name: string,
  expected: { readonly sha256: string; readonly bytes: number },
): Promise<void> {
  const path = join(directory, name);
  const found = await fileDigest(path).catch((cause: Error) => {
    throw new ModelError('MODEL_NOT_FOUND', `${path}: cannot be read: ${cause.message}`, { cause });
  });
  if (found.sha256 === expected.sha256 && found.bytes === expected.bytes) return;
  throw new ModelError(
    'MODEL_CORRUPT',
    `${path}: expected ${expected.bytes} bytes with sha256 ${expected.sha256}, ` +
      `got ${found.bytes} bytes with sha256 ${found.sha256}`,
  );
}
