import { ANNOUNCED_USER, COLD_USER, UNAVAILABLE_PRODUCT, uuidOf } from '../server/test-shop';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';

describe('queries', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const data = async (query: string, variables: object = {}) => {
    const answer = await service.query(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  test('recommendations: the staple first, descending scores, reasons with facts, ranks from 1', async () => {
    const { recommendations } = await data(
      `query ($user: ID!) { recommendations(userId: $user) {
        requestId userId strategy generatedAt modelVersion
        items { rank score source product { id name aisle { name } department { name } } reasons { group text contribution } }
      } }`,
      { user: uuidOf(5) },
    );
    expect(recommendations).toMatchObject({ userId: uuidOf(5), strategy: 'PERSONALIZED' });
    expect(recommendations.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(Date.parse(recommendations.generatedAt)).toBeLessThanOrEqual(Date.now());
    expect(recommendations.modelVersion).toMatch(/^20261123-181502-/);
    const { items } = recommendations;
    expect(items).toHaveLength(10);
    expect(items[0]).toMatchObject({
      rank: 1,
      source: 'HISTORY',
      product: {
        id: '5',
        name: 'Product 5',
        aisle: { name: 'aisle 6' },
        department: { name: 'department 1' },
      },
    });
    expect(items[0].reasons[0]).toMatchObject({ group: 'HABIT', text: expect.stringMatching(/4/) });
    const scores = items.map((item: { score: number }) => item.score);
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
    expect(items.map((item: { rank: number }) => item.rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('recommendations: the requested number, matching the filter, without unavailable products', async () => {
    const { recommendations } = await data(
      `query ($user: ID!) { recommendations(userId: $user, first: 50, filter: { departmentIds: [1, 2], excludeHistory: true, minPrice: 1 }) {
        items { product { id price department { id } } } } }`,
      { user: uuidOf(6) },
    );
    const products = recommendations.items.map((item: { product: object }) => item.product);
    const { rows } = await service.database.pool.query<{ fitting: number }>(
      `select count(*)::int as fitting from products p
       where department_id in (1, 2) and price >= 1 and available and not exists (
         select from order_items i join orders o on o.id = i.order_id where o.user_id = 6 and i.product_id = p.id)`,
    );
    expect(rows[0].fitting).toBeLessThan(50);
    expect(products).toHaveLength(rows[0].fitting);
    for (const { id, price, department } of products) {
      expect(['1', '2']).toContain(department.id);
      expect(price).toBeGreaterThanOrEqual(1);
      expect(id).not.toBe(String(UNAVAILABLE_PRODUCT));
      expect(id).not.toBe('6');
    }
  });

  test('a user without history gets popular products with the strategy POPULAR', async () => {
    const { recommendations, nextBasket } = await data(
      `query ($user: ID!) {
        recommendations(userId: $user, first: 100) { strategy modelVersion items { rank reasons { contribution } } }
        nextBasket(userId: $user) { strategy expectedF1 }
      }`,
      { user: uuidOf(COLD_USER) },
    );
    expect(recommendations).toMatchObject({ strategy: 'POPULAR', modelVersion: null });
    expect(recommendations.items).toHaveLength(100);
    expect(nextBasket.strategy).toBe('POPULAR');
  });

  test('nextBasket: contains the staple and the expected F1', async () => {
    const { nextBasket } = await data(
      'query ($user: ID!) { nextBasket(userId: $user) { requestId userId strategy expectedF1 items { rank product { id } } } }',
      { user: uuidOf(7).toUpperCase() },
    );
    expect(nextBasket).toMatchObject({ userId: uuidOf(7), strategy: 'PERSONALIZED' });
    expect(nextBasket.items[0]).toEqual({ rank: 1, product: { id: '7' } });
    expect(nextBasket.expectedF1).toBeGreaterThan(0);
    expect(nextBasket.expectedF1).toBeLessThanOrEqual(1);
  });

  test('user: orders newest first, an announced order without items, pages by cursor', async () => {
    const query = `query ($user: ID!, $after: String) { user(id: $user) { id orders(first: 2, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
      edges { cursor node { orderNumber announced dayOfWeek hourOfDay daysSincePriorOrder items { addToCartOrder reordered product { id } } } }
      nodes { orderNumber }
    } } }`;
    const user = uuidOf(ANNOUNCED_USER);
    const { orders } = (await data(query, { user })).user;
    expect(orders.totalCount).toBe(5);
    expect(orders.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(orders.edges[0].node).toEqual({
      orderNumber: 5,
      announced: true,
      dayOfWeek: 2,
      hourOfDay: 18,
      daysSincePriorOrder: 9,
      items: [],
    });
    expect(orders.edges[1].node).toMatchObject({ orderNumber: 4, announced: false });
    expect(orders.edges[1].node.items[0]).toEqual({
      addToCartOrder: 1,
      reordered: true,
      product: { id: '58' },
    });
    const rest = (await data(query, { user, after: orders.pageInfo.endCursor })).user.orders;
    expect(rest.nodes.map((node: { orderNumber: number }) => node.orderNumber)).toEqual([3, 2]);
    const last = (await data(query, { user, after: rest.pageInfo.endCursor })).user.orders;
    expect(last.nodes).toEqual([{ orderNumber: 1 }]);
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test('user: null for an unknown id', async () => {
    expect(await data('{ user(id: "00000000-0000-4000-8000-999999999999") { id } }')).toEqual({ user: null });
  });

  test('users: every user once over all pages', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const {
        users,
      }: {
        users: {
          totalCount: number;
          nodes: { id: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      } = await data(
        'query ($after: String) { users(first: 25, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      expect(users.totalCount).toBe(60);
      seen.push(...users.nodes.map((node) => node.id));
      after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => uuidOf(i + 1)));
  });

  test('product: with price, aisle, department and availability', async () => {
    const result = await data(
      '{ even: product(id: 4) { id name price available description imageUrl } odd: product(id: "5") { price } gone: product(id: 130) { available } none: product(id: 999) { id } }',
    );
    expect(result).toEqual({
      even: { id: '4', name: 'Product 4', price: 0.4, available: true, description: null, imageUrl: null },
      odd: { price: null },
      gone: { available: false },
      none: null,
    });
  });

  describe('products', () => {
    const names = async (args: string) => {
      const { products } = await data(`{ products(${args}) { nodes { name } totalCount } }`);
      const found = products.nodes.map((node: { name: string }) => node.name);
      expect(products.totalCount).toBe(found.length);
      return found;
    };

    test.each([
      ['brown rice', ['Brown Rice "Quick", 2 lb', 'Brown_Rice', 'Organic Brown Rice']],
      ['RICE brown', ['Brown Rice "Quick", 2 lb', 'Brown_Rice', 'Organic Brown Rice']],
      ['organic', ['ORGANIC Bananas', 'Organic Brown Rice']],
      ['100%', ['100% Orange Juice']],
      ['n_r', ['Brown_Rice']],
      ['"Quick", 2', ['Brown Rice "Quick", 2 lb']],
      ['\\\\', []],
      ["'; drop table users; --", []],
    ])('search %s', async (search, expected) => {
      expect(await names(`search: ${JSON.stringify(search)}`)).toEqual(expected);
    });

    test('by department and aisle', async () => {
      const found = await names('departmentId: 1, aisleId: 6, first: 100');
      expect(found).toHaveLength(21);
      expect(await names('departmentId: 2, aisleId: 6')).toEqual([]);
    });

    test('every product once over all pages, by name', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const {
          products,
        }: {
          products: {
            nodes: { id: string; name: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        } = await data(
          'query ($after: String) { products(search: "product", first: 50, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }',
          { after },
        );
        seen.push(...products.nodes.map((node) => node.name.toLowerCase()));
        after = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toHaveLength(124);
      expect(seen).toEqual(seen.toSorted());
    });
  });

  test('similarProducts and popularProducts', async () => {
    const { similarProducts, popularProducts } = await data(
      `{ similarProducts(productId: 61, first: 5) { confidence lift orders product { id name } }
         popularProducts(first: 12, context: { dayOfWeek: 1, hourOfDay: 10 }, filter: { excludeProductIds: [61] }) { id available } }`,
    );
    expect(similarProducts.length).toBeGreaterThan(0);
    for (const similar of similarProducts) {
      expect(similar.confidence).toBeGreaterThan(0);
      expect(similar.orders).toBeGreaterThan(0);
      expect(similar.product.id).not.toBe('61');
    }
    expect(popularProducts).toHaveLength(12);
    expect(popularProducts.map((product: { id: string }) => product.id)).not.toContain('61');
  });

  test('model: version, metrics and importance of features', async () => {
    const { model } = await data(
      '{ model { phase version createdAt source trainedOn { users targets rows } metrics { name ours baselines { name value } } stage1Importance(first: 1) { name gain splits } stage2Importance { name } refused { version } } }',
    );
    expect(model).toMatchObject({
      phase: 'READY',
      createdAt: '2026-11-23T18:15:02.000Z',
      source: 'TRAINED',
      trainedOn: { users: 58, targets: 116, rows: 5000 },
      metrics: [
        {
          name: 'recall@10',
          ours: 0.4,
          baselines: [
            { name: 'P-TopFreq', value: 0.3 },
            { name: 'G-TopFreq', value: 0.1 },
          ],
        },
      ],
      stage1Importance: [{ name: 'user_product_orders', gain: 25, splits: 2 }],
      refused: null,
    });
    expect(model.stage2Importance).toHaveLength(10);
  });

  test('health', async () => {
    const { health } = await data(
      '{ health { status databaseAvailable modelLoaded modelVersion dataLoaded { users products orders orderItems } } }',
    );
    expect(health).toMatchObject({
      status: 'HEALTHY',
      databaseAvailable: true,
      modelLoaded: true,
      modelVersion: expect.any(String),
      dataLoaded: { users: 60, products: 130, orders: 233 },
    });
  });
});
