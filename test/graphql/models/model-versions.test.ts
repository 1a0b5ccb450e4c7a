import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishHabitModel } from '../../server/habit-model';
import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';

const LIST = `{ modelVersions { totalCount mayActivate versions { version inService createdAt activatedAt source trainedOn { users } metrics { name ours } } } }`;

describe('model versions', () => {
  let service: TestService;
  let older: string;
  let newer: string;
  beforeAll(async () => {
    service = await startTestService();
    older = (await publishHabitModel(service.modelsDir, new Date('2026-11-20T08:00:00Z'))).version;
    newer = (await publishHabitModel(service.modelsDir, new Date('2026-11-24T08:00:00Z'))).version;
    await service.models.reload();
  });
  afterAll(() => service.close());

  const versions = async () => (await service.query(LIST)).data.modelVersions;
  const inService = async () => (await service.query('{ model { version } }')).data.model.version;

  test('lists the versions, newest first, with metrics and the version in service', async () => {
    const found = await versions();
    expect(found).toMatchObject({ totalCount: 3, mayActivate: true });
    expect(found.versions.map(({ version }: { version: string }) => version)).toEqual([
      newer,
      expect.stringMatching(/^20261123-/),
      older,
    ]);
    expect(found.versions[0]).toMatchObject({
      inService: true,
      createdAt: '2026-11-24T08:00:00.000Z',
      source: 'TRAINED',
      trainedOn: { users: 58 },
      metrics: [{ name: 'recall@10', ours: 0.4 }],
    });
    expect(Date.parse(found.versions[2].activatedAt)).toBeLessThanOrEqual(Date.now());
    expect(found.versions[2].inService).toBe(false);
  });

  test('activates a version, which serves immediately', async () => {
    const { data, errors } = await service.query(
      'mutation ($version: ID!) { activateModel(version: $version) { model { version phase } } }',
      { version: older },
    );
    expect(errors).toBeUndefined();
    expect(data.activateModel.model).toEqual({ version: older, phase: 'READY' });
    expect(await inService()).toBe(older);
  });

  test('refuses to roll back from the oldest version, which stays in service', async () => {
    const { errors } = await service.query('mutation { rollbackModel { model { version } } }');
    expect(errors?.[0]?.extensions.code).toBe('MODEL_REFUSED');
    expect(await inService()).toBe(older);
    expect(service.logged.find(({ msg }) => msg === 'model could not be switched')).toMatchObject({
      err: { message: expect.stringContaining('no version was published before') },
    });
  });

  test('rolls back to the version published before', async () => {
    await service.query('mutation ($v: ID!) { activateModel(version: $v) { model { version } } }', {
      v: newer,
    });
    const { data } = await service.query('mutation { rollbackModel { model { version } } }');
    expect(data.rollbackModel.model.version).toMatch(/^20261123-/);
  });

  test('refuses a missing or incomplete version; the previous one stays in service', async () => {
    const before = await inService();
    const activate = 'mutation ($v: ID!) { activateModel(version: $v) { model { version } } }';
    const missing = await service.query(activate, { v: '20200101-000000-000000' });
    expect(missing.errors?.[0]?.extensions.code).toBe('VERSION_NOT_FOUND');
    appendFileSync(join(service.modelsDir, newer, 'stage1.onnx'), 'x');
    const broken = await service.query(activate, { v: newer });
    expect(broken.errors?.[0]).toMatchObject({ extensions: { code: 'MODEL_REFUSED' } });
    expect(broken.errors?.[0]?.message).not.toContain(service.modelsDir);
    expect(await inService()).toBe(before);
  });

  test('lists a version whose manifest cannot be read, without metrics', async () => {
    appendFileSync(join(service.modelsDir, older, 'manifest.json'), 'x');
    expect((await versions()).versions.at(-1)).toMatchObject({
      version: older,
      createdAt: null,
      trainedOn: null,
      metrics: [],
    });
  });
});
