import { join } from 'node:path';
import type { Manifest } from './manifest';
import { textFile } from './model-files';
import { readTrees } from './read-trees';

/**
 * Checks that the trees of both stages can be read: a folder that was written manually can have the right checksums
 * and infinite leaf values. Loading a model does the same in the inference thread, where parsing delays no request.
 *
 * @throws ModelError MODEL_CORRUPT or MODEL_MISMATCH, naming file, line and tree
 */
export async function verifyTrees(directory: string, manifest: Manifest): Promise<void> {
  await readTrees({ textPath: join(directory, textFile('stage1')), columns: manifest.featureColumns });
  await readTrees({ textPath: join(directory, textFile('stage2')), columns: manifest.stage2Columns });
}
