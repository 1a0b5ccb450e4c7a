/** What is left of a user after an erasure: in the database, in memory, in Redis and in the log. */
import { randomUUID } from 'node:crypto';
import { viewsDir } from '../../../src/db/database';
import { refreshAggregates } from '../../../src/db/views/refresh-aggregates';
import { refreshViews } from '../../../src/db/views/refresh-views';
import { DEFAULT_NAMESPACE } from '../../import/import-into';
import { startSmallRedis } from '../../setup/small-redis';
import type { SmallRedis } from '../../setup/small-redis';
import { startTestService } from '../../server/test-service';
import type { GraphqlAnswer, TestService } from '../../server/test-service';
import { uuidOf } from '../../server/test-shop';
import { findErased } from '../../../src/users/erased-users';

const zoe = {
  id: 987_654_321,
  uuid: randomUUID(),
  externalId: 'Zoe.Marvell@shop.example',
  firstName: 'Zoepriscilla',
  email: 'zoe@mail.example',
};
const traces = new RegExp(Object.values(zoe).join('|'), 'i');

describe('deleteUser', () => {
  let redis: SmallRedis;
  let one: TestService;
  let other: TestService;
  beforeAll(async () => {
    redis = await startSmallRedis();
    const environment = { REDIS_URL: redis.url, USER_UUID_NAMESPACE: DEFAULT_NAMESPACE };
    one = await startTestService({ environment });
    await createUser(zoe);
    await refreshViews(one.database.pool, viewsDir);
    await one.catalogues.reload();
    other = await startTestService({ besides: one, environment, cataloguePollMs: 50 });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
    await redis.close();
  });

  async function createUser(user: { id: number; uuid: string; externalId: string }) {
    await one.database.prisma.user.create({ data: user });
    for (const orderNumber of [1, 2, 3]) {
      const items = [7, 61 + orderNumber].map((productId, i) => ({
        productId,
        addToCartOrder: i + 1,
        reordered: false,
      }));
      await one.database.prisma.order.create({
        data: {
          ...{ userId: user.id, orderNumber, evalSet: 'prior', dayOfWeek: 1, hourOfDay: 9 },
          clientKey: `${user.externalId} ${orderNumber}`,
          items: { create: items },
        },
      });
    }
  }

  /** The tables, stored views included, that have a row with a trace of the user. */
  async function tablesWithTraces(): Promise<readonly string[]> {
    const { pool } = one.database;
    const { rows } = await pool.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name
       from pg_class join pg_namespace n on n.oid = relnamespace
       where relkind in ('r', 'm') and nspname !~ '^pg_|^information_schema$' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await pool.query(
        `select from ${name} t where t::text ~* $1 or t::text ilike any($2)`,
        // Bytes are shown in hexadecimal digits.
        [traces.source, Object.values(zoe).map((id) => `%${Buffer.from(String(id)).toString('hex')}%`)],
      );
      if (rowCount) found.push(name);
    }
    return found;
  }

  const recommend = (service: TestService, uuid: string) =>
    service.query(
      `{ recommendations(userId: "${uuid}", first: 5) { requestId items { product { id } } } nextBasket(userId: "${uuid}") { strategy } }`,
    );
  const erase = (service: TestService, input: object) =>
    service.query(
      'mutation ($input: DeleteUserInput!) { deleteUser(input: $input) { orders orderItems feedbackEvents servedAnswers cancelledOrders } }',
      { input },
    );
  const record = (service: TestService, uuid: string) =>
    service.query(`mutation { recordOrder(input: { userId: "${uuid}", productIds: [7, 101] }) { created } }`);
  const codeOf = ({ errors }: GraphqlAnswer) => errors?.[0].extensions.code ?? 'ok';
  const referenceUsers = (service: TestService) => [...service.catalogues.current().referenceUsers.userIds];
  const until = async (condition: () => boolean | Promise<boolean>) => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  test('removes everything at once, in every instance', async () => {
    const { prisma, pool } = one.database;
    for (const [i, service] of [one, other].entries()) {
      const { data } = await recommend(service, zoe.uuid);
      await recommend(service, uuidOf(3));
      const { requestId, items } = data.recommendations;
      const feedback = `requestId: "${requestId}", events: [{ productId: ${items[i].product.id}, kind: CLICK }]`;
      const sent = await service.query(
        `mutation { sendFeedback(input: { userId: "${zoe.uuid}", ${feedback} }) { stored } }`,
      );
      expect(sent.data.sendFeedback.stored).toBe(1);
    }
    expect(codeOf(await record(one, zoe.uuid))).toBe('ok');
    await until(async () => (await prisma.orderOutcome.count()) > 0);
    await recommend(one, zoe.uuid);
    await prisma.cancelledOrder.create({
      data: { userId: zoe.id, externalId: `of ${zoe.email}`, productIds: [1], source: 'csv' },
    });
    // Left by an interrupted import.
    await pool.query('create schema import_staging');
    await pool.query('create table import_staging.staged_users as select * from users');
    await until(async () => (await prisma.servedAnswer.count({ where: { userId: zoe.id } })) === 2);
    const orderIds = (await prisma.order.findMany({ where: { userId: zoe.id } })).map(({ id }) => id);
    expect(orderIds).toHaveLength(4);
    expect(await tablesWithTraces()).toEqual([
      'import_staging.staged_users',
      ...[
        'cancelled_orders',
        'feedback_events',
        'order_lags',
        'orders',
        'reference_users',
        'served_answers',
      ].map((table) => `public.${table}`),
      'public.users',
    ]);
    expect([...redis.entries.keys()].join()).toMatch(traces);
    expect(referenceUsers(one)).toContain(zoe.id);
    expect(referenceUsers(other)).toContain(zoe.id);

    const answer = await erase(one, { externalId: ` ${zoe.externalId} ` });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.deleteUser).toEqual({
      ...{ orders: 4, orderItems: 8, feedbackEvents: 2, servedAnswers: 2, cancelledOrders: 1 },
    });

    expect(await tablesWithTraces()).toEqual([]);
    for (const table of [prisma.orderItem, prisma.orderOutcome] as unknown as (typeof prisma.orderItem)[])
      expect(await table.count({ where: { orderId: { in: orderIds } } })).toBe(0);
    expect([...redis.entries.keys()].join()).not.toMatch(traces);
    expect(referenceUsers(one)).not.toContain(zoe.id);
    expect(codeOf(await recommend(one, zoe.uuid))).toBe('USER_NOT_FOUND');
    expect(codeOf(await recommend(other, zoe.uuid))).toBe('USER_NOT_FOUND');
    await until(() => !referenceUsers(other).includes(zoe.id));
    expect(referenceUsers(other)).toEqual(referenceUsers(one));
    expect(other.catalogues.version()).toBe(one.catalogues.version());
    expect([...redis.entries.keys()].join()).not.toMatch(traces);
  });

  test('keeps a hash of the external id, and finds no user the second time', async () => {
    const { prisma } = one.database;
    const erased = await findErased(prisma, DEFAULT_NAMESPACE, [zoe.externalId, '3']);
    expect([...erased]).toEqual([zoe.externalId]);
    for (const input of [{ userId: zoe.uuid.toUpperCase() }, { externalId: zoe.externalId }]) {
      const again = await erase(other, input);
      expect(codeOf(again)).toBe('USER_NOT_FOUND');
      expect(again.errors?.[0].message).toMatch(/may have been erased before/);
    }
    for (const service of [one, other]) {
      expect((await service.query(`{ user(id: "${zoe.uuid}") { id } }`)).data.user).toBeNull();
      expect(codeOf(await record(service, zoe.uuid))).toBe('USER_NOT_FOUND');
      const response = await fetch(`${service.url}/predict/${zoe.id}`, { method: 'POST' });
      expect(response.status).toBe(404);
    }
  });

  test('leaves nothing in the log', () => {
    const lines = [...one.logged, ...other.logged];
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.map((line) => JSON.stringify(line)).join('\n')).not.toMatch(traces);
    expect(lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  test('lets aggregates over all users follow at the next refresh', async () => {
    expect(await refreshAggregates(one.database.pool, viewsDir)).toBe('rebuilt');
    expect(await refreshAggregates(one.database.pool, viewsDir)).toBe('current');
    expect(await tablesWithTraces()).toEqual([]);
  });

  test.each([
    {},
    { userId: uuidOf(1), externalId: '1' },
    { userId: 'x' },
    { externalId: ' ' },
    { externalId: 'a\u0001b' },
  ])('refuses %j', async (input) => {
    expect(codeOf(await erase(one, input))).toBe('BAD_USER_INPUT');
  });

  test('neither brings the user back nor fails when the user orders and clicks at the same moment', async () => {
    const user = { id: 987_000_001, uuid: randomUUID(), externalId: 'both at once' };
    await createUser(user);
    await recommend(one, user.uuid);
    const holder = await one.database.pool.connect();
    const calls: Promise<GraphqlAnswer>[] = [];
    try {
      await holder.query('begin');
      await holder.query('select from users where id = $1 for update', [user.id]);
      const waiting = async () => {
        const { rows } = await one.database.pool.query<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows[0].count;
      };
      calls.push(erase(one, { userId: user.uuid }));
      await until(async () => (await waiting()) >= 1);
      calls.push(record(one, user.uuid), record(other, user.uuid));
      const event = `requestId: "${randomUUID()}", events: [{ productId: 7, kind: CLICK }]`;
      calls.push(
        other.query(`mutation { sendFeedback(input: { userId: "${user.uuid}", ${event} }) { stored } }`),
      );
      await until(async () => (await waiting()) >= 4);
      await holder.query('commit');
    } finally {
      holder.release();
    }
    expect((await Promise.all(calls)).map(codeOf)).toEqual([
      'ok',
      ...['USER_NOT_FOUND', 'USER_NOT_FOUND', 'USER_NOT_FOUND'],
    ]);
    const { prisma } = one.database;
    const where = { userId: user.id };
    expect(await prisma.user.count({ where: { id: user.id } })).toBe(0);
    expect(await prisma.order.count({ where })).toBe(0);
    expect(await prisma.feedbackEvent.count({ where })).toBe(0);
    expect(await prisma.servedAnswer.count({ where })).toBe(0);
  });

  test('leaves an order that was being recorded to the erasure', async () => {
    const user = { id: 987_000_002, uuid: randomUUID(), externalId: 'order first' };
    await createUser(user);
    const codes = await Promise.all([
      ...Array.from({ length: 4 }, (_, i) => record(i % 2 ? one : other, user.uuid)),
      erase(one, { userId: user.uuid }),
    ]);
    expect(['ok', 'USER_NOT_FOUND']).toEqual(expect.arrayContaining([...new Set(codes.map(codeOf))]));
    expect(codeOf(codes[4])).toBe('ok');
    expect(await one.database.prisma.order.count({ where: { userId: user.id } })).toBe(0);
  });

  test('no stored view with rows of single users escapes: each of them is a table', async () => {
    const { rows } = await one.database.pool.query(
      `select relname from pg_class join pg_attribute on attrelid = pg_class.oid
       where relkind = 'm' and relnamespace = 'public'::regnamespace and attname ~ 'user_id|order_id'`,
    );
    expect(rows).toEqual([]);
  });
});
