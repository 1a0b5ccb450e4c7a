import { findChromium } from './chromium';
import { exploreShop } from './explored-shop';
import type { ExploredShop } from './explored-shop';
import type { Visit } from './visit';

const browser = findChromium();
const describeWithBrowser = browser === null ? describe.skip : describe;

describeWithBrowser('the system view', () => {
  let explored: ExploredShop;
  let visit: Visit;
  beforeAll(async () => {
    explored = await exploreShop(browser as string);
  });
  afterAll(() => explored.close());
  beforeEach(async () => {
    visit = await explored.open('/system');
  });
  afterEach(() => visit.close());

  const panel = (name: string) => visit.page.getByRole('region', { name });
  const fact = (panelName: string, name: string) =>
    panel(panelName).locator('dl > div').filter({ hasText: name }).locator('dd');

  test('explains empty panels, and updates after requests', async () => {
    const { page } = visit;
    await panel('Last minute').getByText('No requests in the last minute').waitFor();
    await panel('Strategies').getByText('No recommendations yet').waitFor();
    await panel('Queue').getByText('No requests since the start').waitFor();
    await panel('Cache').getByText('No cache lookups yet').waitFor();
    await page.getByRole('button', { name: 'Send test traffic' }).click();
    await page.getByRole('status').getByText('Requested 160 recommendations').waitFor();
    await panel('Last minute')
      .getByRole('img', { name: 'Requests per second over the last minute' })
      .waitFor();
    expect(await fact('Last minute', 'Median').innerText()).toMatch(/ ms$/);
    await panel('Strategies').getByText('Personalised (160 answers)').waitFor();
    expect(Number(await fact('Queue', 'Requests per batch').innerText())).toBeGreaterThanOrEqual(1);
    expect(await fact('Cache', 'Hit rate').innerText()).toMatch(/^\d+(\.\d)?%$/);
    const row = panel('Operations since the start').getByRole('row').filter({ hasText: 'recommendations' });
    expect((await row.innerText()).split(/\s+/)[1]).toBe('160');
    expect([...visit.problems, ...visit.foreign]).toEqual([]);
  });

  test('shows health and the amount of data', async () => {
    const { rows } = await explored.shop.database.pool.query<{ orders: number }>(
      'select count(*)::int as orders from orders',
    );
    await panel('Health').getByText('healthy').waitFor();
    expect(await fact('Health', 'Orders').innerText()).toMatch(new RegExp(`^${rows[0].orders}\\b`));
    expect([...visit.problems, ...visit.foreign]).toEqual([]);
  });

  test('counts a recorded order without a reload', async () => {
    await fact('Data freshness', 'Last recorded order').getByText('never').waitFor();
    await fetch(`${explored.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { recordOrder(input: { userId: "${explored.users[0]}", productIds: [1] }) { created } }`,
      }),
    });
    await fact('Data freshness', 'Last recorded order').getByText('just now').waitFor();
    expect(await fact('Data freshness', 'Orders recorded').innerText()).toBe('1');
    expect([...visit.problems, ...visit.foreign]).toEqual([]);
  });
});
