import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../src/registry/manifest';
import { MANIFEST_FILE, versionDirectory } from '../../src/registry/model-files';
import { listVersions, readActive, readManifest } from '../../src/registry/versions';
import { verifyModel } from '../../src/registry/verify-model';
import { COLUMNS, publish, tempModelsDir } from './temp-models';

describe('the read side of the registry', () => {
  let modelsDir: string;
  let remove: () => void;
  beforeEach(() => ({ modelsDir, remove } = tempModelsDir()));
  afterEach(() => remove());

  test('is empty without a models folder', async () => {
    expect(await listVersions(modelsDir)).toEqual([]);
    expect(await readActive(modelsDir)).toBeNull();
  });

  test('lists published versions by time and nothing else', async () => {
    const second = await publish(modelsDir, { seed: 2, at: '2026-11-24T08:00:00Z' });
    const first = await publish(modelsDir, { seed: 1, at: '2026-11-23T23:59:59Z', activate: true });
    await mkdir(join(modelsDir, '.staging-1-abc'));
    await mkdir(join(modelsDir, 'notes'));
    expect(await listVersions(modelsDir)).toEqual([first.version, second.version]);
    expect(await readActive(modelsDir)).toBe(first.version);
  });

  test('refuses an active file that names no version', async () => {
    await mkdir(modelsDir);
    await writeFile(join(modelsDir, 'active'), '../../etc\n');
    const attempt = expect(readActive(modelsDir)).rejects;
    await attempt.toMatchObject({ code: 'MODEL_CORRUPT' });
    await expect(readActive(modelsDir)).rejects.toThrow(
      /models\/active: expected a version like .*, got "\.\.\/\.\.\/etc"/,
    );
  });

  describe('of one version', () => {
    let manifest: Manifest;
    let directory: string;
    beforeEach(async () => {
      manifest = await publish(modelsDir);
      directory = versionDirectory(modelsDir, manifest.version);
    });

    const editManifest = async (edit: (content: Record<string, unknown>) => void) => {
      const content = JSON.parse(await readFile(join(directory, MANIFEST_FILE), 'utf8'));
      edit(content);
      await writeFile(join(directory, MANIFEST_FILE), JSON.stringify(content));
    };

    test('reads the manifest that was written', async () => {
      expect(await readManifest(directory)).toEqual(manifest);
      await verifyModel(directory, manifest, COLUMNS);
    });

    test('reports a version that does not exist', async () => {
      const missing = versionDirectory(modelsDir, '20200101-000000-000000');
      await expect(readManifest(missing)).rejects.toMatchObject({
        code: 'MODEL_NOT_FOUND',
        message: expect.stringMatching(/20200101-000000-000000\/manifest\.json: expected a published model/),
      });
    });

    test('reports a manifest that is not JSON', async () => {
      await writeFile(join(directory, MANIFEST_FILE), '{"formatVersion": 1,');
      await expect(readManifest(directory)).rejects.toMatchObject({
        code: 'MODEL_CORRUPT',
        message: expect.stringMatching(/manifest\.json: expected JSON: /),
      });
    });

    test('reports a manifest of another format', async () => {
      await editManifest((content) => (content.formatVersion = 2));
      await expect(readManifest(directory)).rejects.toMatchObject({
        code: 'MODEL_MISMATCH',
        message: expect.stringContaining('expected manifest format 1, got 2'),
      });
    });

    test('reports which part of a manifest is wrong', async () => {
      await editManifest((content) => (content.trainedOn = { users: 'many' }));
      await expect(readManifest(directory)).rejects.toMatchObject({
        code: 'MODEL_CORRUPT',
        message: expect.stringMatching(/expected number, received string[^]*trainedOn\.users/),
      });
    });

    test('reports a folder that was copied under another name', async () => {
      const copy = versionDirectory(modelsDir, '20261123-181502-000000');
      await cp(directory, copy, { recursive: true });
      await expect(readManifest(copy)).rejects.toThrow(
        `expected version 20261123-181502-000000, the name of the folder, got ${manifest.version}`,
      );
    });

    test.each(['stage1.onnx', 'stage1.txt', 'stage2.onnx', 'stage2.txt'] as const)(
      'tells that %s changed',
      async (name) => {
        await appendFile(join(directory, name), ' ');
        const { bytes, sha256 } = manifest.files[name];
        await expect(verifyModel(directory, manifest)).rejects.toMatchObject({
          code: 'MODEL_CORRUPT',
          message: expect.stringContaining(
            `${name}: expected ${bytes} bytes with sha256 ${sha256}, got ${bytes + 1} bytes`,
          ),
        });
      },
    );

    test('reports a missing file', async () => {
      await rm(join(directory, 'stage2.onnx'));
      await expect(verifyModel(directory, manifest)).rejects.toMatchObject({
        code: 'MODEL_NOT_FOUND',
        message: expect.stringMatching(/stage2\.onnx: cannot be read: ENOENT/),
      });
    });

    test.each(['featureColumnsHash', 'stage2ColumnsHash'] as const)('reports another %s', async (key) => {
      const expected = { ...COLUMNS, [key]: 'those-of-today' };
      await expect(verifyModel(directory, manifest, expected)).rejects.toMatchObject({
        code: 'MODEL_MISMATCH',
        message: expect.stringContaining(`expected ${key} those-of-today, got ${COLUMNS[key]}`),
      });
    });
  });
});
