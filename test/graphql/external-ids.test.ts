import { Client } from 'pg';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';
import { uuidOf } from '../server/test-shop';

/** Internal key -> the shop's own id. No number is the key of its own product. */
const productIds: Readonly<Record<number, string>> = {
  1: 'SKU-23',
  2: 'sku-23',
  3: '00042',
  4: '42',
  5: '7982904213654',
  6: '9007199254740993',
  7: 'Crème 1/2 & #50%',
  8: '9',
  9: '8',
};
const idOfProduct = (key: number) => productIds[key] ?? `P-${key}`;

const userIds: Readonly<Record<number, string>> = {
  1: 'anna@shop.example',
  2: 'Anna@shop.example',
  3: '007',
  4: '7',
  5: 'a/b c%',
};

/** Gives the small shop other ids than its keys. */
async function renameIds({ database: { pool } }: TestService): Promise<void> {
  await pool.query(`
    update products set external_id = 'P-' || id;
    update users set external_id = 'U-' || id;
    update aisles set external_id = case when id > 3 then 'A-' || id end, name = 'aisle, ' || id;
    update departments set external_id = 'D-' || id`);
  for (const [table, ids] of [
    ['products', productIds],
    ['users', userIds],
  ] as const) {
    await pool.query(
      `update ${table} set external_id = ids.external_id
       from unnest($1::int[], $2::text[]) as ids (id, external_id) where ids.id = ${table}.id`,
      [Object.keys(ids).map(Number), Object.values(ids)],
    );
  }
}

/** Fields of both REST answers. */
interface RestBody {
  readonly data: { readonly predictions: readonly { productId: unknown; productName: string }[] };
  readonly user_id: unknown;
  readonly predicted_cart: readonly { product_id: unknown; product_name: string }[];
}

describe("the API reads and returns the shop's own ids", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ environment: { FEDERATION: 'on' } });
    await renameIds(service);
  });
  afterAll(() => service.close());

  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await service.query(query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const rest = async (path: string, method = 'GET') => {
    const response = await fetch(`${service.url}${path}`, { method });
    return { status: response.status, body: (await response.json()) as RestBody };
  };

  test.each(Object.entries(productIds))('product %s is %s', async (key, id) => {
    const { product } = await ask('query ($id: ID!) { product(id: $id) { id name } }', { id: ` ${id} ` });
    expect(product).toEqual({ id, name: `Product ${key}` });
  });

  test('keys, other spellings and other cases are other ids', async () => {
    for (const id of ['1', '0042', 'Sku-23', '007', '9007199254740992']) {
      expect(await ask('query ($id: ID!) { product(id: $id) { id } }', { id })).toEqual({ product: null });
    }
    // Clients may still send a number.
    expect(await ask('{ product(id: 42) { name } }')).toEqual({ product: { name: 'Product 4' } });
  });

  test('products that are requested together are read in one statement', async () => {
    const statements = jest.spyOn(Client.prototype, 'query');
    const fields = Object.values(productIds).map(
      (id, i) => `p${i}: product(id: ${JSON.stringify(id)}) { name }`,
    );
    const names = Object.values(await ask(`{ ${fields.join(' ')} }`));
    const read = statements.mock.calls.filter(([statement]) =>
      JSON.stringify(statement).includes('products'),
    );
    statements.mockRestore();
    expect(names).toEqual(Object.keys(productIds).map((key) => ({ name: `Product ${key}` })));
    expect(read).toHaveLength(1);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('list, basket and REST for the user of product %d', async (key) => {
    const { recommendations, nextBasket } = await ask(
      `{ recommendations(userId: "${uuidOf(key)}", first: 5) { items { product { id name } } }
         nextBasket(userId: "${uuidOf(key)}") { items { product { id } } } }`,
    );
    const list = recommendations.items.map((item: { product: { id: string } }) => item.product.id);
    expect(list).toContain(idOfProduct(key));
    const basket = nextBasket.items.map((item: { product: { id: string } }) => item.product.id);
    expect(basket).toContain(idOfProduct(key));

    const asNumber: Readonly<Record<string, number>> = {
      '42': 42,
      '7982904213654': 7982904213654,
      '8': 8,
      '9': 9,
    };
    const expected = asNumber[idOfProduct(key)] ?? idOfProduct(key);
    const { body } = await rest(`/api/predictions/user/${uuidOf(key)}`);
    const predicted = body.data.predictions;
    expect(predicted.find(({ productName }) => productName === `Product ${key}`)?.productId).toBe(expected);

    const userId = userIds[key] ?? `U-${key}`;
    const predict = await rest(`/predict/${encodeURIComponent(userId)}`, 'POST');
    expect(predict.status).toBe(200);
    expect(predict.body.user_id).toBe(userId === '7' ? 7 : userId);
    const cart = predict.body.predicted_cart;
    expect(cart.find(({ product_name }) => product_name === `Product ${key}`)?.product_id).toBe(expected);
  });

  test('filters exclude products and choose aisles by their ids', async () => {
    const list = async (filter: object) => {
      const data = await ask(
        `query ($filter: RecommendationFilterInput) {
           recommendations(userId: "${uuidOf(1)}", first: 20, filter: $filter) {
             items { product { id aisle { id name } department { id } } } }
           popularProducts(first: 20, filter: $filter) { id } }`,
        { filter },
      );
      const items = data.recommendations.items as readonly {
        product: { id: string; aisle: { id: string; name: string }; department: { id: string } };
      }[];
      return { ...data, products: items.map(({ product }) => product) };
    };
    const ids = ({ products }: { products: readonly { id: string }[] }) => products.map(({ id }) => id);
    expect(ids(await list({ excludeProductIds: ['sku-23', '1', 'no-such'] }))).toContain('SKU-23');
    expect(ids(await list({ excludeProductIds: [' SKU-23'] }))).not.toContain('SKU-23');

    const named = await list({ aisleIds: ['name:aisle, 2', 'A-5', '4'] });
    expect(new Set(named.products.map(({ aisle }: { aisle: { id: string } }) => aisle.id))).toEqual(
      new Set(['name:aisle, 2', 'A-5']),
    );
    expect(named.popularProducts.length).toBeGreaterThan(0);
    expect((await list({ departmentIds: ['2', 'name:aisle, 2'] })).products).toEqual([]);
    const departments = (await list({ departmentIds: ['D-2'] })).products;
    expect(
      new Set(departments.map(({ department }: { department: { id: string } }) => department.id)),
    ).toEqual(new Set(['D-2']));
  });

  test('the catalogue: pages, search, filters, departments, similar products', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const {
        products,
      }: { products: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await ask(
          'query ($after: String) { products(first: 40, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
          { after },
        );
      seen.push(...products.nodes.map(({ id }) => id));
      if (!products.pageInfo.hasNextPage) break;
      after = products.pageInfo.endCursor;
    }
    expect(seen.toSorted()).toEqual(Array.from({ length: 130 }, (_, i) => idOfProduct(i + 1)).toSorted());

    const data = await ask(
      `{ found: products(search: "product 3", first: 1) { nodes { id } }
         byName: products(aisleId: "name:aisle, 2", first: 1) { totalCount nodes { aisle { id } } }
         byId: products(aisleId: "A-5", departmentId: "D-3") { totalCount }
         none: products(aisleId: "5") { totalCount }
         departments { id }
         similarProducts(productId: "00042", first: 3) { product { id } } }`,
    );
    expect(data).toMatchObject({
      found: { nodes: [{ id: '00042' }] },
      byName: { totalCount: 22, nodes: [{ aisle: { id: 'name:aisle, 2' } }] },
      byId: { totalCount: 22 },
      none: { totalCount: 0 },
      departments: [{ id: 'D-1' }, { id: 'D-2' }, { id: 'D-3' }],
    });
    expect(data.similarProducts.length).toBeGreaterThan(0);
    for (const { product } of data.similarProducts) expect(product.id).toMatch(/^P-\d+$/);
  });

  test('references of other subgraphs', async () => {
    const { _entities } = await ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { name } } }`,
      { representations: ['SKU-23', 'sku-23', 42, '1'].map((id) => ({ __typename: 'Product', id })) },
    );
    expect(_entities).toEqual([{ name: 'Product 1' }, { name: 'Product 2' }, { name: 'Product 4' }, null]);
  });

  test('orders and their items', async () => {
    const { recordOrder } = await ask(
      `mutation { recordOrder(input: { userId: "${uuidOf(2)}", productIds: ["00042", "sku-23", 42] }) {
         order { id externalId items { reordered quantity product { id } } } } }`,
    );
    expect(recordOrder.order).toMatchObject({
      externalId: null,
      items: ['00042', 'sku-23', '42'].map((id) => ({
        reordered: id === 'sku-23',
        quantity: null,
        product: { id },
      })),
    });
    await service.database.pool.query(
      `update orders set external_id = 'R-0001', day_of_week = null, hour_of_day = null where id = $1::int`,
      [recordOrder.order.id],
    );
    await service.database.pool.query(
      `update order_items set quantity = 0.45 where order_id = $1::int and product_id = 3`,
      [recordOrder.order.id],
    );
    const { order, none } = await ask(
      `{ order(externalId: " R-0001") { id externalId dayOfWeek hourOfDay items { quantity } }
         none: order(externalId: "r-0001") { id } }`,
    );
    expect(order).toMatchObject({
      ...{ id: recordOrder.order.id, externalId: 'R-0001', dayOfWeek: null, hourOfDay: null },
      items: [{ quantity: expect.closeTo(0.45) }, { quantity: null }, { quantity: null }],
    });
    expect(none).toBeNull();
  });

  test('feedback: a dismissed product is that product', async () => {
    const listed = async () => {
      const { recommendations } = await ask(
        `{ recommendations(userId: "${uuidOf(8)}", first: 20) { requestId items { product { id } } } }`,
      );
      return {
        requestId: recommendations.requestId,
        ids: recommendations.items.map((item: { product: { id: string } }) => item.product.id),
      };
    };
    const { requestId, ids } = await listed();
    expect(ids).toContain('9');
    await ask(
      `mutation { sendFeedback(input: { userId: "${uuidOf(8)}", requestId: "${requestId}",
         events: [{ productId: "8", kind: CLICK }, { productId: "9", kind: DISMISS }] }) { stored } }`,
    );
    expect((await listed()).ids).not.toContain('9');
    const { rows } = await service.database.pool.query(
      'select product_id from feedback_events where request_id = $1 order by kind',
      [requestId],
    );
    expect(rows).toEqual([{ product_id: 9 }, { product_id: 8 }]);
  });

  test('availability', async () => {
    const { setProductAvailability } = await ask(
      `mutation { setProductAvailability(input: { productIds: ["SKU-23", "42"], available: false }) {
         changed products { id available } } }`,
    );
    expect(setProductAvailability).toEqual({
      changed: 2,
      products: [
        { id: 'SKU-23', available: false },
        { id: '42', available: false },
      ],
    });
    const { recommendations } = await ask(
      `{ recommendations(userId: "${uuidOf(1)}", first: 100) { items { product { id } } } }`,
    );
    const ids = recommendations.items.map((item: { product: { id: string } }) => item.product.id);
    expect(ids).not.toContain('SKU-23');
    expect(ids).toContain('sku-23');
  });

  test.each(Object.entries(userIds))('user %s is %s', async (key, externalId) => {
    const { user, findUsers } = await ask(
      `query ($id: ID, $search: String!) { user(externalId: $id) { id externalId }
         findUsers(search: $search) { nodes { id } } }`,
      { id: externalId, search: externalId },
    );
    expect(user).toEqual({ id: uuidOf(Number(key)), externalId });
    expect(findUsers.nodes).toContainEqual({ id: uuidOf(Number(key)) });
  });
});
