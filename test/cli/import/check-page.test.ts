/** The page that a check writes, for a log with hostile names. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPage } from '../../../src/cli/import/report/check-page';
import { quietHoursNote } from '../../../src/cli/import/report/quiet-hours';
import type { Database } from '../../../src/db/database';
import type { OpenLog } from '../../../src/import/logs/open-log';
import { runAnyImport } from '../../../src/import/run-any-import';
import { removeTemporaryFolders, temporaryFolder } from '../../import/toy-folder';
import { createTestDatabase } from '../../setup/test-database';

describe('the page of a check', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  async function pageOf(lines: readonly string[], products?: readonly string[]): Promise<string> {
    const folder = temporaryFolder();
    const file = join(folder, 'log.csv');
    writeFileSync(file, lines.join('\n'));
    const productFile = join(folder, 'products.csv');
    if (products) writeFileSync(productFile, products.join('\n'));
    let log: OpenLog | undefined;
    const summary = await runAnyImport({
      names: [file, ...(products ? [productFile] : [])],
      map: undefined,
      from: undefined,
      pool: database.pool,
      stateDir: temporaryFolder(),
      maxRejectShare: 1,
      userUuidNamespace: 'f6f4e8c2-5c0f-4c9b-9a53-0d7f3a0f7f31',
      check: true,
      onUnderstood: (opened) => (log = opened),
    });
    return checkPage(summary, log, [file]);
  }

  const header = 'order,user,sku,product_name,date,colour<b>';

  test('shows columns with examples, numbers, findings and the next step, and escapes all of it', async () => {
    const page = await pageOf([
      header,
      '1,u,milk,<script>alert(1)</script>,2026-01-02 10:00,"""red"""',
      '1,u,tea,Tea,2026-01-02 10:00,',
      '2,u,tea,Tea,2026-01-09 11:00,',
      '3,v,tea,Tea,someday,',
    ]);
    expect(page).not.toContain('<script');
    expect(page).toContain('<td>sku</td><td>milk</td><td>product</td>');
    expect(page).toContain('<td>colour&lt;b&gt;</td><td>&quot;red&quot;</td><td>not read</td>');
    expect(page).toContain('1 x &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('<td>4</td><td>1</td><td>2</td><td>2</td><td>3</td><td>0</td>');
    expect(page).toContain('<td>someday</td><td>rejected</td>');
    expect(page).toContain('Too little to train: 0 users have three or more orders, but training needs 10.');
    expect(page).toContain('aria-label="Orders by number of different products. 1: 1, 2: 1, 3: 0,');
    expect(page).toContain('aria-label="Users by number of orders. 1: 0, 2: 1, 3: 0,');
    expect(page).toContain('aria-label="Orders by day. 2026-01-02: 1, 2026-01-03: 0,');
    expect(page).toContain('10: 1, 11: 1, 12: 0');
    expect(page).not.toMatch(/(src|href)="|url\(|@import/);
  });

  test('shows what a file of products adds and lacks', async () => {
    const page = await pageOf(
      ['order,user,sku,date', '1,u,milk,2026-01-02', '2,u,tea,2026-01-09'],
      ['sku,product_name,price,<shelf>', 'milk,Oat milk,2,A', 'jam,Jam,soon,B', ',Nothing,1,C'],
    );
    expect(page).toContain(
      'products.csv describes products: sku, product_name, price; not read: &lt;shelf&gt;.',
    );
    expect(page).toContain('products.csv: 2 products, of which the log has 1;');
    expect(page).toContain('Rows that are broken or lack an id: 1. Prices that cannot be read: 1.');
    expect(page).toContain('1 x Oat milk');
  });

  test('says when there is enough to train, and joins days to at most 60 periods', async () => {
    const days = ['2026-01-01', '2026-02-01', '2026-07-01'];
    const rows = Array.from({ length: 10 }, (_, u) => days.map((day) => `${u}-${day},u${u},tea,Tea,${day},`));
    const page = await pageOf([header, ...rows.flat()]);
    expect(page).toContain('Enough to train: 10 users have three or more orders; training needs 10.');
    expect(page).toContain('Orders by period of 4 days, from its first day. 2026-01-01: 10, 2026-01-05: 0,');
    expect(page).toContain('aria-label="Users by number of orders. 1: 0, 2: 0, 3: 10,');
  });
});

test('quiet hours in the daytime are noted, those at night are not', () => {
  const quietFrom = (start: number) =>
    Array.from({ length: 24 }, (_, hour) => ((hour - start + 24) % 24 < 6 ? 0 : 10));
  expect(quietHoursNote(quietFrom(1))).toBeUndefined();
  expect(quietHoursNote(quietFrom(22))).toBeUndefined();
  expect(quietHoursNote(quietFrom(11))).toContain('from 11:00 to 17:00, in the daytime');
  expect(quietHoursNote(Array.from({ length: 24 }, () => 10))).toBeUndefined();
  expect(quietHoursNote(quietFrom(11).map((orders) => orders / 10))).toBeUndefined();
});
