import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startTestService } from './test-service';
import type { TestService } from './test-service';

describe('playground', () => {
  let folder: string;
  let service: TestService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'playground-'));
    service = await startTestService({ withoutModel: true, playgroundFolder: folder });
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const browse = (path: string) =>
    fetch(`${service.url}${path}`, { headers: { accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' });

  test('explains how to build it if it is not built', async () => {
    const response = await browse('/graphql');
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await response.text()).toMatch(/not built. Build it with "npm run build"/);
  });

  describe('built', () => {
    beforeAll(() => {
      mkdirSync(join(folder, 'assets'));
      writeFileSync(join(folder, 'index.html'), '<!doctype html><title>playground</title>');
      writeFileSync(join(folder, 'assets', 'main-1a2b3c.js'), 'export {};');
    });

    test.each(['/graphql', '/playground', '/playground/', '/graphql?query=%7Bhealth%7Bstatus%7D%7D'])(
      'a browser gets the page at %s',
      async (path) => {
        const response = await browse(path);
        expect(response.status).toBe(200);
        expect(response.headers.get('content-type')).toMatch(/^text\/html/);
        expect(await response.text()).toContain('<title>playground</title>');
      },
    );

    test('assets may be cached forever, the page may not', async () => {
      const asset = await browse('/playground/assets/main-1a2b3c.js');
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await browse('/graphql')).headers.get('cache-control')).toBe('no-cache');
      expect((await browse('/playground/assets/gone.js')).status).toBe(404);
      expect((await browse('/playground/assets/..%2f..%2fpackage.json')).status).toBeGreaterThanOrEqual(400);
    });

    test('assets are compressed for clients that accept it', async () => {
      writeFileSync(join(folder, 'assets', 'main-1a2b3c.js.gz'), gzipSync('export {};'));
      const asset = await browse('/playground/assets/main-1a2b3c.js');
      expect(asset.headers.get('content-encoding')).toBe('gzip');
      expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/);
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await asset.text()).toBe('export {};');
      const plain = await fetch(asset.url, { headers: { 'accept-encoding': 'identity' } });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await plain.text()).toBe('export {};');
    });

    test('clients other than browsers get the API', async () => {
      const { data } = await service.query('{ health { databaseAvailable } }', {}, { accept: '*/*' });
      expect(data).toEqual({ health: { databaseAvailable: true } });
    });

    test('a page may run only scripts of this server, and may not be framed', async () => {
      const policy = (await browse('/graphql')).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('upgrade-insecure-requests');
    });
  });
});
