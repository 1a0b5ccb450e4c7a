/** Fault: a model is activated that is damaged or belongs to another release. The one in service stays. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishHabitModel } from '../server/habit-model';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';
import { uuidOf } from '../server/test-shop';
import { tally, underLightLoad } from './light-load';

/** Changes to the folder of a model after it was published. */
type Damage = (folder: string) => void;

function editManifest(change: (manifest: Record<string, unknown>) => void): Damage {
  return (folder) => {
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    change(manifest);
    writeFileSync(path, JSON.stringify(manifest));
  };
}

const damages: readonly (readonly [string, Damage, RegExp])[] = [
  [
    'a flipped byte',
    (folder) => {
      const path = join(folder, 'stage1.onnx');
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] ^= 0xff;
      writeFileSync(path, bytes);
    },
    /A file differs from the manifest/,
  ],
  ['half a file', (folder) => truncateSync(join(folder, 'stage2.onnx'), 100), /differs from the manifest/],
  ['no text of a stage', (folder) => rmSync(join(folder, 'stage1.txt')), /one of its files is missing/],
  ['an empty manifest', (folder) => truncateSync(join(folder, 'manifest.json'), 0), /cannot be read/],
  ['other columns', editManifest((manifest) => (manifest.featureColumnsHash = 'x')), /other feature columns/],
  [
    'other settings',
    editManifest((manifest) => (manifest.settings = { shortlistSize: 'large' })),
    /other feature columns or by another release/,
  ],
  [
    'a later format',
    editManifest((manifest) => (manifest.formatVersion = 99)),
    /another release|cannot be read/,
  ],
];

describe('a model that cannot be used is activated under load', () => {
  let service: TestService;
  let inService: string;
  beforeAll(async () => {
    service = await startTestService();
    const state = service.models.state();
    inService = state.phase === 'ready' ? state.leased.model.version : 'none';
  });
  afterAll(() => service.close());

  const askModel = async () =>
    (await service.query('{ model { version refused { version reason } } }')).data.model;

  const users = [1, 2, 3, 4].map(uuidOf);

  test.each(damages)(
    '%s: refused with a reason, and the previous model serves',
    async (_name, damage, reason) => {
      const outcomes = await underLightLoad(service.query, users, async (load) => {
        await load.further(3);
        const { version } = await publishHabitModel(service.modelsDir, nextSecond());
        damage(join(service.modelsDir, version));
        await service.models.reload();
        await load.further(6);
        expect(await askModel()).toEqual({
          version: inService,
          refused: { version, reason: expect.stringMatching(reason) },
        });
        const metrics = await (await fetch(`${service.url}/metrics`)).text();
        expect(metrics).toMatch(/^timele_model_refused 1$/m);
        expect(metrics).toContain(`timele_model_loaded{version="${inService}"} 1`);
        expect(service.logged.filter(({ msg }) => msg === 'model refused').at(-1)).toMatchObject({
          version,
          level: 50,
          err: { type: 'ModelError', message: expect.any(String) },
        });
      });
      expect(tally(outcomes)).toEqual({ PERSONALIZED: outcomes.length });
    },
  );

  test('a valid model is taken into service, and no refusal is reported any more', async () => {
    const outcomes = await underLightLoad(service.query, users, async (load) => {
      const { version } = await publishHabitModel(service.modelsDir, nextSecond());
      await service.models.reload();
      await load.further(6);
      expect(await askModel()).toEqual({ version, refused: null });
    });
    expect(tally(outcomes)).toEqual({ PERSONALIZED: outcomes.length });
    expect(await (await fetch(`${service.url}/metrics`)).text()).toMatch(/^timele_model_refused 0$/m);
  });
});

let second = 0;
/** Versions are named after the second in which they were created. */
const nextSecond = () => new Date(Date.UTC(2026, 10, 24, 0, 0, (second += 1)));
