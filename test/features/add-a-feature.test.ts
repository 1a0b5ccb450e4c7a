/** Follows docs/features.md, "Add a feature", with the lines of the page. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { viewsDir } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { buildViews } from '../../src/db/views/build-views';
import { featureColumns, plain } from '../../src/features/feature-columns';
import type { Input } from '../../src/features/feature-columns';
import { createRowBuilder } from '../../src/features/feature-row';
import { readHistories } from '../../src/features/history';
import { historyStatement } from '../../src/features/history-columns';
import { readTargets } from '../../src/features/read-targets';
import { loadProductTable } from '../../src/features/product-table';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';

const page = readFileSync(resolve(__dirname, '..', '..', 'docs', 'features.md'), 'utf8');
const block = (language: string) =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1].trim() ?? '';

describe('docs/features.md', () => {
  let database: Database;
  const views = mkdtempSync(join(tmpdir(), 'timele-views-'));
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
  });
  afterAll(async () => {
    rmSync(views, { recursive: true });
    await database.close();
  });

  test('step 1 makes a column and step 2 puts its number into the row', async () => {
    cpSync(viewsDir, views, { recursive: true });
    const file = join(views, 'parts', 'user_history.sql');
    const before = readFileSync(file, 'utf8');
    const after = before.replace('count(*) as orders,', `count(*) as orders,\n    ${block('sql')}`);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
    expect(await buildViews(database.pool, views)).toContain('user_product_features');
    await historyStatement(database.pool, views);

    const [, group, input] = /plain\('(\w+)', '([\w.]+)'\)/.exec(block('ts')) ?? [];
    const columns = [...featureColumns, ...plain(group as 'HABIT', input as Input)];
    const [target] = await readTargets(database.pool, [1], 1);
    const histories = await readHistories(database.pool, [target]);
    const table = await loadProductTable(database.pool, 1);
    const builder = createRowBuilder(table.columns, histories.columns, columns);
    const { products } = histories.of[0];
    const { rows: expected } = await database.pool.query<{ product_id: number; first: number }>(
      `select product_id, count(*) filter (where add_to_cart_order = 1)::int as first
       from orders join order_items on order_id = id where user_id = 1 and order_number < $1
       group by product_id order by product_id`,
      [target.orderNumber],
    );
    const { grains } = builder;
    grains.userProduct.values = products.values;
    const seen = Array.from(products.keys, (product_id, row) => {
      grains.userProduct.offset = row * histories.columns.userProduct.length;
      const out = new Float32Array(builder.width);
      builder.fill(out, 0, -1);
      return { product_id, first: out[builder.width - 1] };
    });
    expect(seen).toEqual(expected);
    expect(expected.some(({ first }) => first > 0)).toBe(true);
  });

  test('an input that no view has is named in the error', async () => {
    const histories = await readHistories(database.pool, []);
    const columns = plain('HABIT', 'userProduct.no_such_column');
    expect(() => createRowBuilder([], histories.columns, columns)).toThrow('got userProduct.no_such_column');
  });
});
