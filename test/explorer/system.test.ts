import { findChromium } from './chromium';
import { exploreShop } from './explored-shop';
import type { ExploredShop } from './explored-shop';
import type { Visit } from './visit';

const browser = findChromium();
const journeys = browser === null ? describe.skip : describe;

journeys('the system view', () => {
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

  test('says what to do while there is nothing to show, and moves once something is asked', async () => {
    const { page } = visit;
    await panel('The last minute').getByText('Nobody has asked anything').waitFor();
    await panel('How answers came about').getByText('No recommendation was asked for yet').waitFor();
    await panel('Queue').getByText('Nothing was worked out').waitFor();
    await panel('Cache').getByText('Nothing was looked for').waitFor();
    await page.getByRole('button', { name: 'Send some traffic' }).click();
    await page.getByRole('status').getByText('Asked for 160 recommendations').waitFor();
    await panel('The last minute')
      .getByRole('img', { name: 'Requests a second over the last minute' })
      .waitFor();
    expect(await fact('The last minute', 'Half are faster than').innerText()).toMatch(/ ms$/);
    await panel('How answers came about').getByText('Personal (160 answers)').waitFor();
    expect(Number(await fact('Queue', 'Requests a batch').innerText())).toBeGreaterThanOrEqual(1);
    expect(await fact('Cache', 'Answered from memory').innerText()).toMatch(/^\d+(\.\d)?%$/);
    const row = panel('By operation, since the start')
      .getByRole('row')
      .filter({ hasText: 'recommendations' });
    expect((await row.innerText()).split(/\s+/)[1]).toBe('160');
    expect([...visit.complaints, ...visit.foreign]).toEqual([]);
  });

  test('tells health and what there is', async () => {
    const { rows } = await explored.shop.database.pool.query<{ orders: number }>(
      'select count(*)::int as orders from orders',
    );
    await panel('Health').getByText('healthy').waitFor();
    expect(await fact('Health', 'Orders').innerText()).toMatch(new RegExp(`^${rows[0].orders}\\b`));
    expect([...visit.complaints, ...visit.foreign]).toEqual([]);
  });

  test('follows the data: a recorded order is counted without loading the page again', async () => {
    await fact('How fresh the data is', 'Last recorded order').getByText('never').waitFor();
    await fetch(`${explored.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { recordOrder(input: { userId: "${explored.users[0]}", productIds: [1] }) { created } }`,
      }),
    });
    await fact('How fresh the data is', 'Last recorded order').getByText('just now').waitFor();
    expect(await fact('How fresh the data is', 'Orders recorded').innerText()).toBe('1');
    expect([...visit.complaints, ...visit.foreign]).toEqual([]);
  });
});
