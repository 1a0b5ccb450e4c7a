/** A models folder in the temporary directory, with real published models in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Booster } from '../../src/gbdt/tree';
import type { Manifest } from '../../src/registry/manifest';
import { publishModel } from '../../src/model-format/publish-model';
import type { ManifestParts } from '../../src/model-format/publish-model';
import { randomBooster, seededRandom } from '../model-format/random-booster';

/** The column hashes of every model published here. */
export const COLUMNS = { featureColumnsHash: 'columns-of-stage-1', stage2ColumnsHash: 'columns-of-stage-2' };

export const ABOUT: ManifestParts = {
  source: 'trained',
  ...COLUMNS,
  seed: 7,
  dataFingerprint: 'data',
  trainedOn: { users: 3, targets: 9, rows: 120 },
  settings: { shortlist: 40, calibration: { slope: 1.1, intercept: -0.2 } },
  metrics: { validation: { auc: 0.81 } },
};

export function tempModelsDir(): { readonly modelsDir: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  return {
    modelsDir: join(folder, 'models'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Five features in stage 1, four in stage 2. */
export function boosterPair(seed: number): { stage1: Booster; stage2: Booster } {
  const random = seededRandom(seed);
  return {
    stage1: randomBooster(random, { trees: 6, leaves: 8, features: 5 }),
    stage2: randomBooster(random, { trees: 4, leaves: 6, features: 4 }),
  };
}

export interface PublishOptions {
  readonly seed?: number;
  readonly at?: string;
  readonly activate?: boolean;
  readonly about?: Partial<ManifestParts>;
}

/** Publishes random boosters; another seed or another second gives another version. */
export function publish(modelsDir: string, options: PublishOptions = {}): Promise<Manifest> {
  const { seed = 1, at = '2026-11-23T18:15:02Z', activate = false } = options;
  const about = { ...ABOUT, ...options.about };
  return publishModel(modelsDir, { ...boosterPair(seed), about, activate }, new Date(at));
}
