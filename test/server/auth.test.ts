import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { buildApiSchema } from '../../src/graphql/schema';
import { scopes } from '../../src/graphql/scopes';
import type { Scope } from '../../src/graphql/scopes';
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';
import { SECRET, token } from './tokens';
import type { Claims } from './tokens';

const own = uuidOf(1);
const other = uuidOf(2);
const unknown = uuidOf(999);

/** Id of an order of each user, and of an order that does not exist. */
const orderIds = new Map([[unknown, 999_999_999]]);

/** One operation for each field of Query and Mutation, about a given user where there is one. */
const operations: Readonly<Record<string, (user: string) => string>> = {
  recommendations: (user) => `{ recommendations(userId: "${user}") { strategy } }`,
  nextBasket: (user) => `{ nextBasket(userId: "${user}") { strategy } }`,
  user: (user) => `{ user(id: "${user}") { id } }`,
  order: (user) => `{ order(id: ${orderIds.get(user)}) { id } }`,
  recordOrder: (user) =>
    `mutation { recordOrder(input: { userId: "${user}", productIds: [1] }) { created } }`,
  sendFeedback: (user) =>
    `mutation { sendFeedback(input: { userId: "${user}", requestId: "${uuidOf(50)}", events: [{ productId: 1, kind: CLICK }] }) { stored } }`,
  users: () => '{ users(first: 2) { totalCount } }',
  findUsers: () => '{ findUsers(search: "1") { totalCount } }',
  departments: () => '{ departments { name } }',
  product: () => '{ product(id: 1) { name } }',
  products: () => '{ products(first: 1) { totalCount } }',
  popularProducts: () => '{ popularProducts(first: 1) { id } }',
  similarProducts: () => '{ similarProducts(productId: 1, first: 1) { lift } }',
  model: () => '{ model { phase } }',
  modelVersions: () => '{ modelVersions { totalCount } }',
  feedbackSummary: () => '{ feedbackSummary { answers } }',
  system: () => '{ system { startedAt } }',
  activateModel: () => 'mutation { activateModel(version: "20261123-181502-ab12cd") { model { phase } } }',
  rollbackModel: () => 'mutation { rollbackModel { model { phase } } }',
  recordOrders: () =>
    `mutation { recordOrders(input: [{ userId: "${own}", productIds: [1], externalId: "A-1" }]) { results { error { code } } } }`,
  cancelOrder: (user) =>
    `mutation { cancelOrder(input: { userId: "${user}", clientKey: "cancelled" }) { cancelled } }`,
  upsertUsers: () => 'mutation { upsertUsers(input: [{ externalId: "1" }]) { results { created } } }',
  upsertProducts: () => 'mutation { upsertProducts(input: [{ externalId: "1" }]) { results { created } } }',
  setProductAvailability: () =>
    'mutation { setProductAvailability(input: { productIds: [1], available: true }) { changed } }',
  deleteUser: () => `mutation { deleteUser(input: { userId: "${unknown}" }) { orders } }`,
  health: () => '{ health { status } }',
};

/** Who may call a field: everyone, every valid token, tokens with a scope, or the user and tokens with a scope. */
type Access = 'everyone' | 'every token' | Scope | { readonly ownOr: Scope };

const access: Readonly<Record<string, Access>> = {
  recommendations: { ownOr: 'recommendations:any' },
  nextBasket: { ownOr: 'recommendations:any' },
  user: { ownOr: 'recommendations:any' },
  order: { ownOr: 'recommendations:any' },
  recordOrder: { ownOr: 'orders:write' },
  sendFeedback: { ownOr: 'recommendations:any' },
  users: 'recommendations:any',
  findUsers: 'recommendations:any',
  departments: 'every token',
  product: 'every token',
  products: 'every token',
  popularProducts: 'every token',
  similarProducts: 'every token',
  model: 'every token',
  modelVersions: 'recommendations:any',
  feedbackSummary: 'recommendations:any',
  system: 'recommendations:any',
  activateModel: 'models:activate',
  rollbackModel: 'models:activate',
  setProductAvailability: 'catalogue:write',
  deleteUser: 'users:erase',
  upsertProducts: 'catalogue:write',
  upsertUsers: 'users:write',
  recordOrders: 'orders:write',
  cancelOrder: { ownOr: 'orders:write' },
  health: 'everyone',
};

/** They return null instead of an error for what the viewer may not see. */
const hidesOthers = ['order'];
/** They return null instead of an error for an unknown user. */
const nullIfUnknown = ['user', ...hidesOthers];
/** They give the same answer for what the viewer may not change and for what does not exist. */
const notFoundElse = ['cancelOrder'];
/** Outcomes for a viewer with the right to call them: this service has no model. */
const outcomesIfAllowed: Readonly<Record<string, string>> = {
  activateModel: 'VERSION_NOT_FOUND',
  rollbackModel: 'MODEL_REFUSED',
  deleteUser: 'USER_NOT_FOUND',
};

const isOfOneUser = (field: string) => typeof access[field] === 'object';

describe('AUTH_MODE=jwt', () => {
  let service: TestService;
  beforeAll(async () => {
    const environment = { AUTH_MODE: 'jwt', JWT_SECRET: SECRET, JWT_ISSUER: 'https://issuer.example' };
    service = await startTestService({ withoutModel: true, environment });
    for (const [user, userId] of [
      [own, 1],
      [other, 2],
    ] as const) {
      const { id } = await service.database.prisma.order.findFirstOrThrow({ where: { userId } });
      orderIds.set(user, id);
      await service.database.prisma.cancelledOrder.create({
        data: { userId, clientKey: 'cancelled', productIds: [1], source: 'api' },
      });
    }
  });
  afterAll(() => service.close());

  const signed = (claims: Claims, key?: string) => token({ iss: 'https://issuer.example', ...claims }, key);
  const bearer = async (viewer: string): Promise<Record<string, string>> => {
    const text = await viewers[viewer].token();
    return text === null ? {} : { authorization: `Bearer ${text}` };
  };

  const backEnd = { sub: 'shop-backend', scope: 'openid recommendations:any' };
  const unsigned = (claims: Claims) =>
    new UnsecuredJWT({ aud: 'timel-e', iss: 'https://issuer.example', ...claims })
      .setExpirationTime('1m')
      .encode();

  interface TestedViewer {
    /** The Authorization header's token; null sends none. */
    readonly token: () => Promise<string> | null;
    readonly subject?: string;
    /** Undefined without a valid token. */
    readonly scopes?: readonly string[];
  }

  const viewers: Readonly<Record<string, TestedViewer>> = {
    'without a token': { token: () => null },
    'with an expired token': { token: () => signed({ ...backEnd, expiresIn: -60 }) },
    'with a token for another audience': { token: () => signed({ ...backEnd, aud: 'other' }) },
    'with an unsigned token': { token: async () => unsigned(backEnd) },
    'the user': { token: () => signed({ sub: own }), subject: own, scopes: [] },
    'the user in capitals': { token: () => signed({ sub: own.toUpperCase() }), subject: own, scopes: [] },
    'a user with an unknown scope': {
      token: () => signed({ sub: own, scope: 'recommendations:anything toString' }),
      ...{ subject: own, scopes: [] },
    },
    'a back end by permission': {
      token: () => signed({ sub: own, permissions: ['recommendations:any', 'orders:write'] }),
      ...{ subject: own, scopes: ['recommendations:any', 'orders:write'] },
    },
    ...Object.fromEntries(
      Object.keys(scopes).map((scope) => [
        `a back end with the scope ${scope}`,
        { token: () => signed({ sub: 'shop-backend', scope: `openid ${scope}` }), scopes: [scope] },
      ]),
    ),
  };

  function isAllowed({ subject, scopes: granted }: TestedViewer, needed: Access, user: string): boolean {
    if (needed === 'everyone') return true;
    if (granted === undefined) return false;
    if (needed === 'every token') return true;
    if (typeof needed === 'string') return granted.includes(needed);
    return subject === user || granted.includes(needed.ownOr);
  }

  function expected(viewer: string, field: string, user: string): string {
    const tested = viewers[viewer];
    const needed = access[field];
    const allowed = isAllowed(tested, hidesOthers.includes(field) ? 'every token' : needed, user);
    if (tested.scopes && notFoundElse.includes(field)) {
      return allowed && user !== unknown ? 'ok' : 'ORDER_NOT_FOUND';
    }
    if (!allowed) return tested.scopes ? 'FORBIDDEN' : 'UNAUTHENTICATED';
    if (isOfOneUser(field) && user === unknown && !nullIfUnknown.includes(field)) return 'USER_NOT_FOUND';
    return outcomesIfAllowed[field] ?? 'ok';
  }

  test('the tables contain every field of the schema', () => {
    const schema = buildApiSchema();
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(Object.keys(operations).toSorted()).toEqual(fields.toSorted());
    expect(Object.keys(access).toSorted()).toEqual(fields.toSorted());
  });

  describe.each(Object.keys(viewers))('%s', (viewer) => {
    test.each(Object.keys(operations))('%s', async (field) => {
      const headers = await bearer(viewer);
      const users = isOfOneUser(field) ? [own, other, unknown] : [own];
      for (const user of users) {
        const { data, errors } = await service.query(operations[field](user), {}, headers);
        const outcome = errors?.[0].extensions.code ?? 'ok';
        expect([user, outcome]).toEqual([user, expected(viewer, field, user)]);
        if (outcome !== 'ok') expect(data?.[field] ?? null).toBeNull();
        else if (hidesOthers.includes(field)) {
          const sees = user !== unknown && isAllowed(viewers[viewer], access[field], user);
          const id = sees ? String(orderIds.get(user)) : null;
          expect([user, data[field]?.id ?? null]).toEqual([user, id]);
        }
      }
    });

    test.each([
      ['GET', `/api/predictions/user/${own}`, own],
      ['GET', `/api/predictions/user/${other}`, other],
      ['GET', `/api/predictions/user/${unknown}`, unknown],
      ['POST', '/predict/1', own],
      ['POST', '/predict/2', other],
      ['POST', '/predict/999', unknown],
    ])('%s %s', async (method, path, user) => {
      const headers = await bearer(viewer);
      const response = await fetch(`${service.url}${path}`, { method, headers });
      const statusOf: Readonly<Record<string, number>> = {
        ok: 200,
        UNAUTHENTICATED: 401,
        FORBIDDEN: 403,
        USER_NOT_FOUND: 404,
      };
      expect(response.status).toBe(statusOf[expected(viewer, 'recommendations', user)]);
      expect(await response.json()).toMatchObject({ success: response.status === 200 });
    });

    test.each(['/health', '/healthz', '/metrics'])('GET %s is open', async (path) => {
      const response = await fetch(`${service.url}${path}`, { headers: await bearer(viewer) });
      expect(response.status).toBe(200);
    });
  });

  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'another key',
      () => signed({ sub: own }, 'another secret, long enough as well ....'),
      /signature verification failed/,
    ],
    ['no end', () => signed({ sub: own, expiresIn: null }), /"exp"/],
    ['expired', () => signed({ sub: own, expiresIn: -60 }), /The token has expired/],
    ['another audience', () => signed({ sub: own, aud: 'other' }), /"aud"/],
    ['another issuer', () => signed({ sub: own, iss: 'https://else.example' }), /"iss"/],
    [
      'no signature',
      async () => new UnsecuredJWT({ sub: own, aud: 'timel-e' }).setExpirationTime('1m').encode(),
      /not valid/,
    ],
    ['a sub that is not the UUID of a user', () => signed({ sub: 'shopper' }), /sub is not the UUID/],
    ['malformed text', async () => 'malformed', /not valid/],
  ])('rejects a token with %s', async (_name, make, reason) => {
    const headers = { authorization: `Bearer ${await make()}` };
    const { errors } = await service.query(operations.model(own), {}, headers);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    expect(errors?.[0].message).toMatch(reason);
  });

  test('authenticates before it checks arguments', async () => {
    const { errors } = await service.query('{ users(first: 0) { totalCount } }');
    expect(errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test('returns personal fields only to the user', async () => {
    const query = `{ user(id: "${own}") { personal { firstName email city phone } } }`;
    const asUser = await service.query(query, {}, await bearer('the user'));
    expect(asUser.data.user.personal).toEqual({
      firstName: 'First1',
      email: 'user1@example.com',
      city: 'Springfield',
      phone: null,
    });
    const asBackEnd = await service.query(
      query,
      {},
      await bearer('a back end with the scope recommendations:any'),
    );
    expect(asBackEnd.data.user.personal).toBeNull();
  });
});

describe('AUTH_MODE=jwt with JWKS_URL', () => {
  test('accepts tokens of the key set, but not of other keys or with HS256 and the public key as secret', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const stranger = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    const issuer = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`;
    const service = await startTestService({
      withoutModel: true,
      environment: { AUTH_MODE: 'jwt', JWKS_URL: jwksUrl },
    });
    try {
      const jwt = () => new SignJWT({ sub: own }).setAudience('timel-e').setExpirationTime('1m');
      const ask = async (text: string) => {
        const { errors } = await service.query(
          operations.recommendations(own),
          {},
          { authorization: `Bearer ${text}` },
        );
        return errors?.[0].extensions.code ?? 'ok';
      };
      const header = { alg: 'ES256', kid: 'k1' };
      expect(await ask(await jwt().setProtectedHeader(header).sign(privateKey))).toBe('ok');
      expect(await ask(await jwt().setProtectedHeader(header).sign(stranger.privateKey))).toBe(
        'UNAUTHENTICATED',
      );
      const confused = jwt().setProtectedHeader({ alg: 'HS256', kid: 'k1' });
      expect(await ask(await confused.sign(new TextEncoder().encode(JSON.stringify(jwk))))).toBe(
        'UNAUTHENTICATED',
      );
    } finally {
      await service.close();
      await new Promise((resolve) => issuer.close(resolve));
    }
  });
});

describe('AUTH_MODE=none', () => {
  test('gives full access, except to personal fields, because there is no subject', async () => {
    const service = await startTestService({ withoutModel: true });
    try {
      const { data, errors } = await service.query(`{ users(first: 1) { nodes { id personal { email } } } }`);
      expect(errors).toBeUndefined();
      expect(data.users.nodes).toEqual([{ id: own, personal: null }]);
    } finally {
      await service.close();
    }
  });
});
