import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestService } from './test-service';
import type { TestService } from './test-service';

describe('explorer', () => {
  let folder: string;
  let service: TestService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'explorer-'));
    service = await startTestService({ withoutModel: true, explorerFolder: folder });
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const browse = (path: string) => fetch(`${service.url}${path}`, { redirect: 'manual' });

  test('explains how to build it if it is not built, and where the API is', async () => {
    const response = await browse('/');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      503,
      expect.stringMatching(/^text\/plain/),
    ]);
    expect(await response.text()).toMatch(
      /not built. Build it with "npm run build". The API is at \/graphql/,
    );
  });

  test('is served at / and at the paths of its views, and at no other path', async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>explorer</title>');
    for (const path of ['/', '/?user=new', '/model', '/system']) {
      const response = await browse(path);
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
      expect(await response.text()).toContain('<title>explorer</title>');
    }
    expect((await browse('/models')).status).toBe(404);
    expect((await browse('/explorer/assets/gone.js')).status).toBe(404);
    expect((await browse('/explorer/assets/..%2findex.html')).status).toBeGreaterThanOrEqual(400);
  });
});
