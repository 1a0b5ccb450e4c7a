import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { uuidOf } from '../../server/test-shop';

/** Form of an external id. */
const idForm = '1 to 255 characters without control characters';

describe('bad input is reported with its path, what was expected and what was found', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const user = `userId: "${uuidOf(1)}"`;
  const record = (fields: string) => `mutation { recordOrder(input: { ${fields} }) { created } }`;
  const feedback = (fields: string) => `mutation { sendFeedback(input: { ${fields} }) { stored } }`;

  test.each([
    [
      `{ recommendations(${user}, first: 0) { strategy } }`,
      'first: expected a whole number from 1 to 100, got 0',
    ],
    [
      `{ recommendations(${user}, first: 101) { strategy } }`,
      'first: expected a whole number from 1 to 100, got 101',
    ],
    ['{ users(first: -1) { totalCount } }', 'first: expected a whole number from 1 to 100, got -1'],
    ['{ products(first: 1000) { totalCount } }', 'first: expected a whole number from 1 to 100, got 1000'],
    ['{ popularProducts(first: 0) { id } }', 'first: expected a whole number from 1 to 100, got 0'],
    [
      '{ similarProducts(productId: 1, first: 0) { lift } }',
      'first: expected a whole number from 1 to 100, got 0',
    ],
    [
      '{ model { stage1Importance(first: 0) { name } } }',
      'first: expected a whole number from 1 to 100, got 0',
    ],
    [
      `{ user(id: "${uuidOf(1)}") { orders(first: 0) { totalCount } } }`,
      'first: expected a whole number from 1 to 100',
    ],
    ['{ recommendations(userId: "1") { strategy } }', 'userId: expected a UUID, got "1"'],
    ['{ nextBasket(userId: "shopper") { strategy } }', 'userId: expected a UUID, got "shopper"'],
    ['{ user(id: "347") { id } }', 'id: expected a UUID, got "347"'],
    ['{ product(id: " ") { id } }', `id: expected ${idForm}, got " "`],
    ['{ product(id: "x\\ty") { id } }', `id: expected ${idForm}, got "x\\ty"`],
    [`{ product(id: "${'x'.repeat(256)}") { id } }`, `id: expected ${idForm}, got "xxx`],
    ['{ products(departmentId: "") { totalCount } }', `departmentId: expected ${idForm}, got ""`],
    ['{ user { id } }', 'id, externalId: expected exactly one of them, got neither'],
    [`{ user(id: "${uuidOf(1)}", externalId: 1) { id } }`, 'expected exactly one of them, got both'],
    ['{ user(externalId: " ") { id } }', `externalId: expected ${idForm}, got something else`],
    ['{ order { id } }', 'id, externalId: expected exactly one of them, got neither'],
    ['{ order(id: 1, externalId: 1) { id } }', 'id, externalId: expected exactly one of them, got both'],
    [
      `{ recommendations(${user}, context: { dayOfWeek: 7 }) { strategy } }`,
      'context.dayOfWeek: expected a whole number from 0 to 6, got 7',
    ],
    [
      `{ recommendations(${user}, context: { hourOfDay: 24 }) { strategy } }`,
      'context.hourOfDay: expected a whole number from 0 to 23, got 24',
    ],
    [
      `{ nextBasket(${user}, context: { daysSincePriorOrder: -1 }) { strategy } }`,
      'context.daysSincePriorOrder: expected a number from 0 to 3650, got -1',
    ],
    [
      `{ recommendations(${user}, filter: { minPrice: -0.5 }) { strategy } }`,
      'filter.minPrice: expected a number from 0 to 1000000, got -0.5',
    ],
    [
      `{ recommendations(${user}, filter: { minPrice: 5, maxPrice: 4 }) { strategy } }`,
      'filter.maxPrice: expected a number not below minPrice, got 4',
    ],
    [
      `{ recommendations(${user}, filter: { aisleIds: ["a", ""] }) { strategy } }`,
      `filter.aisleIds: expected at most 500 ids of ${idForm}, got ["a",""]`,
    ],
    ['{ users(after: "nonsense") { totalCount } }', 'after: expected a cursor of this list, got "nonsense"'],
    [record(`${user}, productIds: []`), 'productIds: expected at least one product, got []'],
    [record(`${user}, productIds: [1, 2, 1]`), 'productIds: expected each product once, got "1 twice"'],
    [record(`${user}, productIds: [" "]`), `productIds: expected at most 500 ids of ${idForm}, got [" "]`],
    [
      record(`${user}, productIds: [1], dayOfWeek: 7`),
      'dayOfWeek: expected a whole number from 0 to 6, got 7',
    ],
    [
      feedback(`${user}, requestId: "r1", events: [{ productId: 1, kind: CLICK }]`),
      'requestId: expected a UUID, got "r1"',
    ],
    [feedback(`${user}, requestId: "${uuidOf(9)}", events: []`), 'events: expected 1 to 500 events, got []'],
    [
      feedback(`${user}, requestId: "${uuidOf(9)}", events: [{ productId: "", kind: CLICK }]`),
      `events.0.productId: expected ${idForm}, got ""`,
    ],
  ])('%s', async (query, message) => {
    const { errors, status } = await service.query(query);
    expect(errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(errors?.[0].message).toContain(message);
    expect(status).toBe(200);
  });

  test('treats an explicit null as the default', async () => {
    const { data, errors } = await service.query('query ($n: Int) { users(first: $n) { nodes { id } } }', {
      n: null,
    });
    expect(errors).toBeUndefined();
    expect(data.users.nodes).toHaveLength(20);
  });

  test('rejects the cursor of another list', async () => {
    const { data } = await service.query('{ users(first: 1) { pageInfo { endCursor } } }');
    const { errors } = await service.query(
      'query ($after: String) { products(after: $after) { totalCount } }',
      {
        after: data.users.pageInfo.endCursor,
      },
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('names an invalid variable', async () => {
    const { errors, status } = await service.query('query ($n: Int) { users(first: $n) { totalCount } }', {
      n: 'ten',
    });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0].message).toContain('$n');
    expect(status).toBe(400);
  });

  test.each([
    [
      `{ recommendations(userId: "${uuidOf(999)}") { strategy } }`,
      'USER_NOT_FOUND',
      `userId: expected the UUID of an existing user, got ${uuidOf(999)}`,
    ],
    [
      `{ nextBasket(userId: "${uuidOf(999)}") { strategy } }`,
      'USER_NOT_FOUND',
      `userId: expected the UUID of an existing user, got ${uuidOf(999)}`,
    ],
    [
      '{ similarProducts(productId: 999) { lift } }',
      'PRODUCT_NOT_FOUND',
      'productId: expected the id of an existing product, got "999"',
    ],
    [
      record(`userId: "${uuidOf(999)}", productIds: [1]`),
      'USER_NOT_FOUND',
      `userId: expected the UUID of an existing user, got ${uuidOf(999)}`,
    ],
    [
      record(`${user}, productIds: [" 999", 1, "no-such"]`),
      'PRODUCT_NOT_FOUND',
      'productIds: expected ids of existing products, got "999", "no-such"',
    ],
    [
      feedback(`${user}, requestId: "${uuidOf(9)}", events: [{ productId: 999, kind: CLICK }]`),
      'PRODUCT_NOT_FOUND',
      'productId: expected the id of an existing product, got "999"',
    ],
  ])('%s is %s', async (query, code, message) => {
    const { errors } = await service.query(query);
    expect(errors?.[0]).toMatchObject({ message, extensions: { code } });
  });
});
