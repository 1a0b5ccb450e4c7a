import { findChromium } from './chromium';
import { exploreShop } from './explored-shop';
import type { ExploredShop } from './explored-shop';
import { operationOf } from './visit';
import type { Visit } from './visit';

const browser = findChromium();
const describeWithBrowser = browser === null ? describe.skip : describe;

describeWithBrowser('the shopper view', () => {
  let explored: ExploredShop;
  let visit: Visit;
  beforeAll(async () => {
    explored = await exploreShop(browser as string);
  });
  afterAll(() => explored.close());
  afterEach(() => visit.close());

  const open = async (path: string) => {
    visit = await explored.open(path);
    return visit.page;
  };
  const panel = (name: string) => visit.page.getByRole('region', { name });
  const ranking = () => panel('Ranked recommendations').getByRole('list').first().locator('> li');
  const nothingWrong = () => {
    expect(visit.problems).toEqual([]);
    expect(visit.foreign).toEqual([]);
  };
  /** The variables of the next request with this operation name. */
  const asked = async (operation: string, act: () => Promise<unknown>) => {
    const [request] = await Promise.all([
      visit.page.waitForRequest((one) => operationOf(one.postData()).operationName === operation),
      act(),
    ]);
    return operationOf(request.postData()).variables;
  };

  test('shows a live prediction at once, with the accuracy of the model', async () => {
    const page = await open('/');
    await page.getByRole('heading', { level: 1, name: 'What will this shopper buy next?' }).waitFor();
    await panel('Predicted next basket').getByRole('row').nth(1).waitFor();
    expect(await panel('Predicted next basket').getByRole('row').nth(1).innerText()).toMatch(/\d%$/);
    expect(await ranking().count()).toBe(10);
    expect(await ranking().first().innerText()).toMatch(/^1\s+product \d+/);
    await page.getByText('of the ten recommended products are in the next basket').waitFor();
    nothingWrong();
  });

  test('finds a shopper by imported id, and the URL leads back to the same shopper', async () => {
    const page = await open('/');
    const field = page.getByRole('combobox', { name: 'Shopper' });
    await field.click();
    await page.keyboard.type('7');
    const wanted = explored.users[6];
    await page.getByRole('option', { name: wanted.slice(0, 8) }).click();
    await page.waitForURL(`**/?user=${wanted}`);
    await panel('Past baskets')
      .getByRole('button', { name: /^Order 1,/ })
      .waitFor();
    await page.reload();
    await panel('Past baskets')
      .getByRole('button', { name: /^Order 1,/ })
      .waitFor();
    expect(await field.inputValue()).toContain(wanted.slice(0, 8));
    nothingWrong();
  });

  test('shows the products of a past basket', async () => {
    await open(`/?user=${explored.users[0]}`);
    const { rows } = await explored.shop.database.pool.query<{ name: string }>(
      `select p.name from order_items i join products p on p.id = i.product_id where i.order_id = 1001 order by i.add_to_cart_order`,
    );
    const first = panel('Past baskets').getByRole('button', { name: /^Order 1,/ });
    await first.click();
    expect(await first.getAttribute('aria-pressed')).toBe('true');
    expect(await panel('Past baskets').locator('ul li').allInnerTexts()).toEqual(
      rows.map(({ name }) => name),
    );
    nothingWrong();
  });

  test('shows popular products to a new shopper, with an explanation', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'New shopper' }).click();
    await panel('New shopper').getByRole('listitem').nth(9).waitFor();
    await panel('New shopper').getByText('There is no history to base a prediction on').waitFor();
    expect(page.url()).toMatch(/\?user=new$/);
    nothingWrong();
  });

  test('sends new requests for another day, hour and time since the last order, and resets them', async () => {
    await explored.shop.database.pool.query(
      `update orders set day_of_week = 3, hour_of_day = 10, days_since_prior_order = 9 where user_id = 2 and eval_set = 'test'`,
    );
    const page = await open(`/?user=${explored.users[1]}`);
    await ranking().first().waitFor();
    // The announced order is loaded by a separate query, which may finish later.
    await page.getByRole('radio', { name: 'Tue', checked: true }).waitFor({ state: 'attached' });
    const day = await asked('Recommendations', () => page.getByText('Sun', { exact: true }).click());
    expect(day).toMatchObject({ context: { dayOfWeek: 1 } });
    const hour = page.getByRole('slider', { name: 'Hour' });
    const later = await asked('NextBasket', () => hour.press('End'));
    expect(later).toMatchObject({ context: { dayOfWeek: 1, hourOfDay: 23 } });
    await page.getByRole('slider', { name: 'Days since the last order' }).press('Home');
    await page.getByText('0 days', { exact: true }).waitFor();
    expect(visit.requests.filter((request) => request === 'POST NextBasket')).toHaveLength(4);
    await page.getByRole('button', { name: 'As announced' }).click();
    expect(await page.getByRole('radio', { name: 'Tue' }).isChecked()).toBe(true);
    await page.getByText('9 days', { exact: true }).waitFor();
    nothingWrong();
  });

  test('applies the filters, and hides a product until it is shown again', async () => {
    const page = await open(`/?user=${explored.users[2]}`);
    const first = await ranking().first().locator('[class*=name]').innerText();
    await page.getByRole('button', { name: `Hide or dismiss ${first}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Hide for now' }).click();
    await page.getByRole('button', { name: `Show ${first} again` }).waitFor();
    await ranking()
      .filter({ hasText: new RegExp(`${first}\\n`) })
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `Show ${first} again` }).click();
    await ranking().first().getByText(first, { exact: true }).waitFor();
    const variables = await asked('Recommendations', () =>
      page.getByRole('switch', { name: 'Only products not bought before' }).click(),
    );
    expect(variables).toMatchObject({ filter: { excludeHistory: true } });
    await panel('Ranked recommendations').getByText('Bought before').first().waitFor({ state: 'detached' });
    nothingWrong();
  });

  test('dismisses a product permanently', async () => {
    const page = await open(`/?user=${explored.users[3]}`);
    const first = await ranking().first().locator('[class*=name]').innerText();
    await page.getByRole('button', { name: `Hide or dismiss ${first}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Dismiss permanently' }).click();
    await page.getByRole('status').getByText(`${first} is dismissed`).waitFor();
    const { rows } = await explored.shop.database.pool.query(
      `select p.name, f.kind from feedback_events f join products p on p.id = f.product_id where f.user_id = 4`,
    );
    expect(rows).toEqual([{ name: first, kind: 'dismiss' }]);
    await page.reload();
    await ranking().nth(9).waitFor();
    expect(await ranking().getByText(first, { exact: true }).count()).toBe(0);
    nothingWrong();
  });

  test('takes the predicted basket, after which the history is longer and the prediction is for the following order', async () => {
    const page = await open(`/?user=${explored.users[4]}`);
    const cells = panel('Predicted next basket').getByRole('rowheader');
    await cells.first().waitFor();
    const basket = (await cells.allInnerTexts()).map((text) => text.split('\n')[0]);
    const orders = panel('Past baskets').getByRole('button');
    await orders.first().waitFor();
    const before = await orders.count();
    await page.getByRole('button', { name: 'Take this basket' }).click();
    await page
      .getByRole('status')
      .getByText(`Recorded as order ${before + 1}.`)
      .waitFor();
    await panel('Past baskets')
      .getByRole('button', { name: new RegExp(`^Order ${before + 1},`) })
      .waitFor();
    expect(await panel('Past baskets').locator('ul li').allInnerTexts()).toEqual(basket);
    const { rows } = await explored.shop.database.pool.query(
      `select count(*)::int as added from feedback_events where user_id = 5 and kind = 'add_to_basket'`,
    );
    expect(rows).toEqual([{ added: basket.length }]);
    nothingWrong();
  });

  test('opens the query of a panel in the playground, with its variables', async () => {
    const user = explored.users[5];
    const page = await open(`/?user=${user}`);
    const link = page.getByRole('link', {
      name: 'Predicted next basket: open the GraphQL query in the playground',
    });
    const [playground] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await playground.getByRole('tab', { name: 'NextBasket' }).first().waitFor();
    // The editor loads after the page and must be ready before the query can run.
    await playground.locator('.graphiql-query-editor').getByText('expectedF1').waitFor();
    const [answer] = await Promise.all([
      playground.waitForResponse(
        (one) => operationOf(one.request().postData()).operationName === 'NextBasket',
      ),
      playground.getByRole('button', { name: /Execute query/ }).click(),
    ]);
    expect(operationOf(answer.request().postData()).variables).toMatchObject({ userId: user });
    expect(await answer.json()).toMatchObject({ data: { nextBasket: { strategy: 'PERSONALIZED' } } });
    nothingWrong();
  });
});
