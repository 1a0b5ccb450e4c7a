/** `npm run doctor`: faults of the data and the model are found and reported with their fix. */
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { changeManifest, createDoctorShop, fault, setFigures, warning } from './doctor-shop';
import type { DoctorShop } from './doctor-shop';
import { runProgram } from './run-program';

let shop: DoctorShop;
let empty: Database;
beforeAll(async () => {
  shop = await createDoctorShop();
  empty = await createTestDatabase();
});
afterAll(async () => {
  await shop.close();
  await empty.close();
});

/** A user's first and second order, and the last one, which could be an announced order. */
const EMPTIED = `select id from orders where user_id = 1 and eval_set <> 'test' and (order_number in (1, 2)
  or order_number = (select max(order_number) from orders where user_id = 1 and eval_set <> 'test'))`;

describe('the data', () => {
  test('11. none', async () => {
    const { code, of } = await shop.diagnose({ DATABASE_URL: empty.url });
    expect(of('data')).toMatchObject({
      ...fault(/no order/),
      cure: expect.stringContaining('npm run import'),
    });
    expect(of('model')).toBeUndefined();
    expect(code).toBe(1);
  });

  test('12. too little, and users who all get popular products', async () => {
    await empty.pool.query(`insert into departments values (1, 'd'); insert into aisles values (1, 'a');
      insert into products (id, external_id, name, aisle_id, department_id) values (1, '1', 'p', 1, 1);
      insert into users (id, external_id, uuid) select u, u::text, gen_random_uuid() from generate_series(1, 4) u;
      insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day) values (1, 1, 1, 'prior', 1, 1);
      insert into order_items (order_id, product_id, add_to_cart_order, reordered) values (1, 1, 1, false)`);
    const { of } = await shop.diagnose({ DATABASE_URL: empty.url });
    expect(of('trainable')).toMatchObject(
      fault(/users with 3 or more orders with items are needed, found 0 among 4 users/),
    );
    expect(of('fallback')).toMatchObject(warning(/75\.0 % of the users/));
    expect(of('aggregates')).toMatchObject(warning(/contain 0 orders, the tables 1/));
  });

  test('13. old', async () => {
    await shop.sql(`update import_runs set finished_at = now() - interval '30 days'`);
    const { code, of } = await shop.diagnose();
    const strict = await shop.diagnose({}, '--strict');
    await shop.sql(`update import_runs set finished_at = now()`);
    expect(of('fresh')).toMatchObject({
      ...warning(/30 days ago/),
      cure: expect.stringContaining('npm run nightly'),
    });
    expect(code).toBe(0);
    expect([strict.code, strict.stderr]).toEqual([1, '1 warning found.\n']);
  });

  test('orders without items that are not announced', async () => {
    await shop.sql(`create table kept_items as select * from order_items where order_id in (${EMPTIED})`);
    await shop.sql(`delete from order_items where order_id in (${EMPTIED})`);
    try {
      const { code, of } = await shop.diagnose();
      expect(of('empty-orders')).toMatchObject(
        warning(/^2 stored orders have no items .* such as \d+, \d+$/),
      );
      expect(code).toBe(0);
    } finally {
      await shop.sql('insert into order_items table kept_items');
      await shop.sql('drop table kept_items');
    }
    expect((await shop.diagnose()).of('empty-orders')?.verdict).toBe('ok');
  });
});

describe('the model', () => {
  test('14. none', async () => {
    const { code, of } = await shop.diagnose({ MODELS_DIR: join(shop.folder, 'no-models') });
    expect(of('model')).toMatchObject({
      ...fault(/no model is active/),
      cure: 'Train a model with "npm run train".',
    });
    expect(code).toBe(1);
  });

  test('15. a file that differs from the manifest', async () => {
    appendFileSync(join(shop.modelToDamage(), 'stage1.onnx'), 'x');
    const { of } = await shop.diagnose({ MODELS_DIR: shop.damaged });
    expect(of('model-files')).toMatchObject({
      ...fault(/stage1\.onnx: expected \d+ bytes with sha256/),
      cure: expect.stringContaining('rollback'),
    });
  });

  test('16. a file that is missing', async () => {
    rmSync(join(shop.modelToDamage(), 'stage2.txt'));
    const { of } = await shop.diagnose({ MODELS_DIR: shop.damaged });
    expect(of('model-files')).toMatchObject(fault(/stage2\.txt/));
  });

  test('17. other feature columns', async () => {
    changeManifest(shop.modelToDamage(), (manifest) => (manifest.featureColumnsHash = 'of-another-release'));
    const { of } = await shop.diagnose({ MODELS_DIR: shop.damaged });
    expect(of('model-columns')).toMatchObject(fault(/of-another-release/));
  });

  test('18. not better than a baseline', async () => {
    setFigures(shop.modelToDamage(), { ours: 0.3, 'P-TopFreq': 0.4, 'G-TopFreq': 0.1 });
    const { of } = await shop.diagnose({ MODELS_DIR: shop.damaged });
    expect(of('quality')).toMatchObject(fault(/^NDCG@10 0\.3000, best baseline P-TopFreq 0\.4000/));
  });

  test('19. trained on other data', async () => {
    await shop.sql(
      `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day) values (90001, 1, 90, 'prior', 1, 1)`,
    );
    const { of } = await shop.diagnose();
    await shop.sql('delete from orders where id = 90001');
    expect(of('model-data')).toMatchObject(warning(/the data has changed/));
  });

  test('20. users who behave differently from those of the training', async () => {
    const before = (await shop.diagnose()).of('drift');
    expect(before?.verdict).toBe('ok');
    // All users buy 60 products in every order, and always on the next day.
    await shop.sql('create table kept_items as table order_items');
    await shop.sql('create table kept_orders as table orders');
    await shop.sql('update orders set days_since_prior_order = 1 where order_number > 1');
    await shop.sql(`insert into order_items (order_id, product_id, add_to_cart_order, reordered)
      select o.id, p.id, 50 + p.id, true from orders o, products p where p.id <= 60 on conflict do nothing`);
    try {
      expect((await shop.diagnose()).of('drift')).toMatchObject(
        warning(/stability index \d+\.\d+ .*\(\w+ \d/),
      );
    } finally {
      await shop.sql('delete from order_items');
      await shop.sql('insert into order_items table kept_items');
      await shop.sql(
        'update orders o set days_since_prior_order = k.days_since_prior_order from kept_orders k where k.id = o.id',
      );
      await shop.sql('drop table kept_items, kept_orders');
    }
    expect((await shop.diagnose()).of('drift')).toEqual(before);
  });
});

test('as text, each finding is one line with the fix below it; unknown options are rejected', async () => {
  const environment = { DATABASE_URL: empty.url, TIMELE_STATE_DIR: shop.folder, MODELS_DIR: shop.modelsDir };
  const { stdout } = await runProgram('doctor', [], environment);
  expect(stdout).toMatch(/^ok {7}node: Node/);
  expect(stdout).toMatch(/^FAULT {4}trainable: .*\n {9}Import data/m);
  const misspelt = await runProgram('doctor', ['--jason'], environment);
  expect(misspelt.stderr).toContain('Did you mean --json?');
  expect(misspelt.code).toBe(1);
});
