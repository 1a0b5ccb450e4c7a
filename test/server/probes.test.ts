import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase } from '../setup/test-database';
import { HealthCheck } from '../../src/graphql/health/health-check';
import { publishHabitModel } from './habit-model';
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';

describe('probes', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const ask = async (path: string) => {
    const response = await fetch(`${service.url}${path}`);
    return { status: response.status, text: await response.text() };
  };

  test('without a model, the process is alive, ready, and recommends popular products', async () => {
    expect(await ask('/healthz')).toEqual({ status: 200, text: '{"status":"alive"}' });
    expect(await ask('/readyz')).toEqual({
      status: 200,
      text: '{"ready":true,"database":true,"model":false}',
    });
    expect(JSON.parse((await ask('/health')).text)).toMatchObject({
      status: 'degraded',
      model_loaded: false,
      model_problem: 'No model is active. Train one with "npm run train".',
    });
    const { data } = await service.query(
      `{ model { phase version metrics { name } stage1Importance { name } } recommendations(userId: "${uuidOf(1)}") { strategy modelVersion items { rank } } }`,
    );
    expect(data.model).toEqual({ phase: 'NONE', version: null, metrics: [], stage1Importance: [] });
    expect(data.recommendations).toMatchObject({ strategy: 'POPULAR', modelVersion: null });
    expect(data.recommendations.items).toHaveLength(10);
  });

  test('with an unusable active model and no previous one, the process is not ready', async () => {
    const broken = await publishHabitModel(service.modelsDir, new Date('2026-11-20T00:00:00Z'));
    rmSync(join(service.modelsDir, broken.version, 'stage2.onnx'));
    await service.models.reload();
    expect(await ask('/readyz')).toEqual({
      status: 503,
      text: '{"ready":false,"database":true,"model":false}',
    });
  });

  test('an activated model is taken into service; a damaged one is refused and the first stays', async () => {
    const first = await publishHabitModel(service.modelsDir);
    await service.models.reload();
    expect((await ask('/readyz')).status).toBe(200);
    expect(JSON.parse((await ask('/health')).text)).not.toHaveProperty('model_problem');
    const second = await publishHabitModel(service.modelsDir, new Date('2026-11-24T00:00:00Z'));
    rmSync(join(service.modelsDir, second.version, 'stage2.onnx'));
    await service.models.reload();
    const { data } = await service.query(
      `{ model { version refused { version reason at } } recommendations(userId: "${uuidOf(1)}") { strategy modelVersion } }`,
    );
    expect(data.model).toEqual({
      version: first.version,
      refused: {
        version: second.version,
        reason: 'The version or one of its files is missing.',
        at: expect.any(String),
      },
    });
    expect(data.recommendations).toEqual({ strategy: 'PERSONALIZED', modelVersion: first.version });
    const { text } = await ask('/metrics');
    expect(text).toContain('timele_model_refused 1');
    expect(text).toContain(`timele_model_loaded{version="${first.version}"} 1`);
  });

  test('GET /metrics counts requests, operations, answers and inference', async () => {
    await service.query('query Anything { health { status } }');
    const { status, text } = await ask('/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(
      /timele_http_request_duration_seconds_count\{method="GET",route="\/readyz",status="200"\} 2/,
    );
    expect(text).toMatch(
      /timele_graphql_operation_duration_seconds_count\{operation="health",outcome="ok"\} 1/,
    );
    expect(text).toMatch(/timele_answers_total\{kind="recommendations",strategy="PERSONALIZED"\} 1/);
    expect(text).toMatch(/timele_answers_total\{kind="recommendations",strategy="POPULAR"\} 1/);
    expect(text).toMatch(/timele_recommend_duration_seconds_count\{kind="recommendations"\} 2/);
    expect(text).toMatch(/^timele_inference_batches 2$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });
});

describe('without a database', () => {
  test('the health check reports it and does not hang', async () => {
    const database = await createTestDatabase();
    const health = new HealthCheck(database, { state: () => ({ phase: 'closed' }) });
    expect((await health.report()).databaseAvailable).toBe(true);
    await database.close();
    expect(await health.report()).toEqual({
      status: 'degraded',
      databaseAvailable: false,
      modelLoaded: false,
      modelVersion: null,
      whyNoModel: 'The service is shutting down.',
      dataLoaded: null,
    });
    expect(await health.readiness()).toEqual({ ready: false, database: false, model: false });
  });
});
