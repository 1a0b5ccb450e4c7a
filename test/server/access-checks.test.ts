/** Checks before a request is processed: Host header, origin, and rate limits per address and user. */
import { request } from 'node:http';
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';
import { SECRET, token } from './tokens';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends any header, including Host, which fetch does not allow. */
function send(url: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject).end();
  });
}

async function withService(
  environment: Record<string, string>,
  test: (service: TestService) => Promise<void>,
): Promise<void> {
  const service = await startTestService({ withoutModel: true, environment });
  try {
    await test(service);
  } finally {
    await service.close();
  }
}

describe('the Host header', () => {
  const paths = ['/graphql', '/health', '/healthz', '/metrics', `/api/predictions/user/${uuidOf(1)}`];

  test('must be a loopback name with AUTH_MODE=none, so that no other site can pose as this server', () =>
    withService({}, async ({ url }) => {
      for (const host of ['rebound.example', 'localhost.example:4000', '10.0.0.1', 'a b']) {
        for (const path of paths) {
          const { status, body } = await send(`${url}${path}`, { host });
          expect([host, path, status]).toEqual([host, path, 421]);
          expect(body).not.toMatch(/predictions|healthy|timele_/);
        }
      }
      for (const host of ['localhost', 'LOCALHOST:4000', '127.0.0.1:80', '127.8.9.1', '[::1]:4000']) {
        expect((await send(`${url}/healthz`, { host })).status).toBe(200);
      }
      const refused = await send(`${url}/graphql`, { host: 'rebound.example' });
      expect(JSON.parse(refused.body)).toMatchObject({
        errors: [{ extensions: { code: 'HOST_NOT_ALLOWED' } }],
      });
    }));

  test('ALLOWED_HOSTS adds names', () =>
    withService({ ALLOWED_HOSTS: 'shop.example, Api.Shop.Example' }, async ({ url }) => {
      expect((await send(`${url}/healthz`, { host: 'api.shop.example:443' })).status).toBe(200);
      expect((await send(`${url}/healthz`, { host: 'evil.example' })).status).toBe(421);
    }));

  test('may be any name with AUTH_MODE=jwt, unless ALLOWED_HOSTS is set', async () => {
    const jwt = { AUTH_MODE: 'jwt', JWT_SECRET: SECRET };
    await withService(jwt, async ({ url }) => {
      expect((await send(`${url}/healthz`, { host: 'anything.example' })).status).toBe(200);
    });
    await withService({ ...jwt, ALLOWED_HOSTS: 'shop.example' }, async ({ url }) => {
      expect((await send(`${url}/healthz`, { host: 'anything.example' })).status).toBe(421);
    });
  });
});

describe('pages of other origins', () => {
  const preflight = { 'access-control-request-method': 'POST', origin: 'https://shop.example' };

  test('may not read responses by default', () =>
    withService({}, async ({ url }) => {
      const asked = await send(`${url}/graphql`, preflight, 'OPTIONS');
      const read = await send(`${url}/health`, { origin: 'https://shop.example' });
      for (const { headers } of [asked, read]) {
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }));

  test('may read responses if CORS_ORIGINS contains exactly their origin', () =>
    withService({ CORS_ORIGINS: 'https://shop.example,http://localhost:3000' }, async ({ url }) => {
      const asked = await send(`${url}/graphql`, preflight, 'OPTIONS');
      expect(asked.status).toBe(204);
      expect(asked.headers).toMatchObject({
        'access-control-allow-origin': 'https://shop.example',
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': expect.stringMatching(/authorization.*apollographql-client-name/),
        vary: expect.stringMatching(/origin/i),
      });
      expect(asked.headers).not.toHaveProperty('access-control-allow-credentials');
      for (const origin of ['https://shop.example.evil.example', 'http://shop.example', 'null']) {
        const { headers } = await send(`${url}/health`, { origin });
        expect(headers).not.toHaveProperty('access-control-allow-origin');
      }
    }));
});

describe('rate limits', () => {
  const limited = { RATE_LIMIT_PER_MINUTE: '3' };
  const ask = (url: string, address: string) => send(`${url}/health`, { 'x-forwarded-for': address });

  test('ignore X-Forwarded-For by default', () =>
    withService(limited, async ({ url }) => {
      for (let i = 0; i < 3; i++) expect((await ask(url, `10.0.0.${i}`)).status).toBe(200);
      const { status, headers } = await ask(url, '10.0.0.9');
      expect(status).toBe(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }));

  test('use the address added by the proxy with TRUST_PROXY=1, not those sent by its client', () =>
    withService({ ...limited, TRUST_PROXY: '1' }, async ({ url }) => {
      for (let i = 0; i < 3; i++) expect((await ask(url, `1.2.3.${i}, 10.0.0.1`)).status).toBe(200);
      expect((await ask(url, '1.2.3.9, 10.0.0.1')).status).toBe(429);
      expect((await ask(url, '10.0.0.2')).status).toBe(200);
    }));

  test('count all tokens of a user together, and exempt back ends', () =>
    withService(
      { AUTH_MODE: 'jwt', JWT_SECRET: SECRET, SUBJECT_RATE_LIMIT_PER_MINUTE: '3', TRUST_PROXY: '1' },
      async ({ query }) => {
        let address = 0;
        const askAs = async (claims: object) => {
          const headers = {
            authorization: `Bearer ${await token(claims)}`,
            'x-forwarded-for': `10.0.0.${(address += 1)}`,
          };
          const { status, errors } = await query('{ model { phase } }', {}, headers);
          return errors?.[0].extensions.code ?? status;
        };
        for (let i = 0; i < 3; i++) expect(await askAs({ sub: uuidOf(1), expiresIn: 60 + i })).toBe(200);
        expect(await askAs({ sub: uuidOf(1).toUpperCase() })).toBe('RATE_LIMITED');
        expect(await askAs({ sub: uuidOf(2) })).toBe(200);
        for (let i = 0; i < 5; i++) {
          expect(await askAs({ sub: 'shop-backend', scope: 'recommendations:any' })).toBe(200);
        }
      },
    ));
});
