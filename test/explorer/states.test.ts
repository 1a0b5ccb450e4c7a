/** Empty states, missing permissions and an unreachable server. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startTestService } from '../server/test-service';
import type { TestService, TestServiceOptions } from '../server/test-service';
import { COLD_USER, uuidOf } from '../server/test-shop';
import { SECRET, token } from '../server/tokens';
import { temporaryFolder } from '../setup/trained-shop';
import { seriousFindings } from './axe';
import { chromiumArguments, findChromium } from './chromium';
import { visit } from './visit';
import type { Visit } from './visit';

const executablePath = findChromium();
const describeWithBrowser = executablePath === null ? describe.skip : describe;

describeWithBrowser('states', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath as string, args: chromiumArguments });
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });

  interface Scene {
    readonly service: TestService;
    open: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  }

  const play = async (options: TestServiceOptions, scene: (stage: Scene) => Promise<void>) => {
    const service = await startTestService(options);
    const visits: Visit[] = [];
    try {
      await scene({
        service,
        open: async (path, contextOptions) => {
          const opened = await visit(browser, `${service.url}${path}`, contextOptions);
          visits.push(opened);
          return opened;
        },
      });
    } finally {
      for (const one of visits) await one.close();
      await service.close();
    }
  };

  const panel = ({ page }: Visit, name: string) => page.getByRole('region', { name });

  test('without a model, the page shows popular products, labels them, and explains how to train one', () =>
    play({ withoutModel: true }, async ({ open }) => {
      const model = await open('/model');
      await panel(model, 'In service').getByText('No model is in service').waitFor();
      await panel(model, 'Versions').getByText('No model has been published yet').waitFor();
      expect(await seriousFindings(model.page)).toEqual([]);
      const shopper = await open('/');
      await panel(shopper, 'Ranked recommendations').getByText('These are popular products').waitFor();
      const system = await open('/system');
      await panel(system, 'Health').getByText('degraded').waitFor();
      await panel(system, 'Health').getByText('npm run train').waitFor();
      expect([...model.problems, ...shopper.problems, ...system.problems]).toEqual([]);
    }));

  test('for a model without measurements, the page explains how to get them', () =>
    play({}, async ({ open }) => {
      const model = await open('/model');
      await panel(model, 'Calibration').getByText('Not measured for this model').waitFor();
      await panel(model, 'Learning curve').getByText('Not measured for this model').waitFor();
      await panel(model, 'Comparison with simpler methods').getByText('P-TopFreq').waitFor();
      expect(model.problems).toEqual([]);
    }));

  test('a shopper without orders and an unknown shopper are explained', () =>
    play({}, async ({ open }) => {
      const cold = await open(`/?user=${uuidOf(COLD_USER)}`);
      await panel(cold, 'Past baskets').getByText('No orders yet').waitFor();
      await panel(cold, 'Ranked recommendations').getByText('These are popular products').waitFor();
      const unknown = await open(`/?user=${uuidOf(999)}`);
      await panel(unknown, 'Past baskets').getByText('There is no shopper with this id').waitFor();
      await panel(unknown, 'Predicted next basket').getByText('Choose a shopper from the list').waitFor();
      expect(await seriousFindings(unknown.page)).toEqual([]);
      expect([...cold.problems, ...unknown.problems]).toEqual([]);
    }));

  test('filters without results are explained', () =>
    play({}, async ({ open, service }) => {
      await service.database.prisma.department.create({ data: { id: 4, name: 'empty shelves' } });
      const shopper = await open(`/?user=${uuidOf(5)}`);
      await shopper.page.getByRole('combobox', { name: 'Departments' }).click();
      await shopper.page.getByRole('option', { name: 'empty shelves' }).click();
      // Closes the list, which may cover the button.
      await shopper.page.keyboard.press('Escape');
      await panel(shopper, 'Ranked recommendations').getByText('No product matches these filters').waitFor();
      await shopper.page.getByRole('button', { name: 'Clear' }).click();
      await panel(shopper, 'Ranked recommendations').getByRole('listitem').first().waitFor();
      expect(shopper.problems).toEqual([]);
    }));

  test('for an empty shop, the page explains how to import orders', () =>
    play({ withoutModel: true }, async ({ open, service }) => {
      await service.database.pool.query('truncate users cascade');
      const shopper = await open('/');
      await shopper.page.getByText('There are no shoppers yet').waitFor();
      expect(shopper.problems).toEqual([]);
    }));

  test('a server that requires a token gets one, and more scopes show more', () =>
    play({ environment: { AUTH_MODE: 'jwt', JWT_SECRET: SECRET } }, async ({ open }) => {
      const stranger = await open('/');
      await stranger.page.getByText('This server requires authentication').waitFor();
      expect(await seriousFindings(stranger.page)).toEqual([]);
      await stranger.page.getByRole('button', { name: 'Access token' }).click();
      const field = stranger.page.getByLabel('Bearer token');
      await field.fill(await token({ sub: 'operator', scope: 'recommendations:any' }));
      expect(await seriousFindings(stranger.page)).toEqual([]);
      await stranger.page.getByRole('button', { name: 'Use this token' }).click();
      await panel(stranger, 'Ranked recommendations').getByRole('listitem').first().waitFor();
      await stranger.page.getByRole('link', { name: 'Model', exact: true }).click();
      await panel(stranger, 'Versions').getByText('scope models:activate').waitFor();
      expect(await stranger.page.getByRole('button', { name: 'Roll back' }).count()).toBe(0);

      const user = await open('/system');
      const own = await token({ sub: uuidOf(1) });
      await user.page.evaluate(`sessionStorage.setItem('timel-e:access-token', '${own}')`);
      await user.page.reload();
      await panel(user, 'Last minute').getByText('Your access token does not allow this').waitFor();
      await panel(user, 'Health').getByText('healthy').waitFor();
    }));

  test('a server with trusted documents accepts all requests of the page', () => {
    const path = join(folder.path, 'documents.json');
    writeFileSync(path, '{}');
    return play({ environment: { TRUSTED_DOCUMENTS: path } }, async ({ open, service }) => {
      const refused = await service.query('{ model { phase } }');
      expect(refused.errors?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
      const shopper = await open(`/?user=${uuidOf(5)}`);
      await panel(shopper, 'Ranked recommendations').getByRole('listitem').first().waitFor();
      await panel(shopper, 'Predicted next basket').getByRole('row').nth(1).waitFor();
      await panel(shopper, 'Past baskets')
        .getByRole('button', { name: /^Order 1,/ })
        .waitFor();
      const model = await open('/model');
      await panel(model, 'Versions').getByRole('row').nth(1).waitFor();
      const system = await open('/system');
      await panel(system, 'Data freshness').getByText('Running since').waitFor();
      await panel(system, 'Health').getByText('healthy').waitFor();
      expect([...shopper.problems, ...model.problems, ...system.problems]).toEqual([]);
    });
  });

  test('an unreachable server is reported, and the page recovers', () =>
    play({}, async ({ open }) => {
      const shopper = await open(`/?user=${uuidOf(5)}`);
      const { page } = shopper;
      await panel(shopper, 'Ranked recommendations').getByRole('listitem').first().waitFor();
      await page.route('**/graphql', (route) => route.abort());
      await page.reload();
      const failed = panel(shopper, 'Predicted next basket').getByRole('alert');
      await failed.getByText('The server does not respond').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.unroute('**/graphql');
      await failed.getByRole('button', { name: 'Try again' }).click();
      await panel(shopper, 'Predicted next basket').getByRole('row').nth(1).waitFor();

      // Polled panels recover by themselves.
      const system = await open('/system');
      const freshness = panel(system, 'Data freshness');
      await freshness.getByText('Running since').waitFor();
      await system.page.route('**/graphql', (route) => route.abort());
      await freshness.getByText('The server does not respond').waitFor();
      await system.page.unroute('**/graphql');
      await freshness.getByText('Running since').waitFor();
    }));

  test('a pending request is shown as loading', () =>
    play({}, async ({ open }) => {
      const shopper = await open('/system');
      let goOn = () => {};
      const held = new Promise<void>((resolve) => (goOn = resolve));
      await shopper.page.route('**/graphql', async (route) => {
        await held;
        await route.continue();
      });
      await shopper.page.goto(shopper.page.url().replace('/system', '/model'));
      await panel(shopper, 'Versions').getByText('Loading the versions').waitFor({ state: 'attached' });
      expect(await seriousFindings(shopper.page)).toEqual([]);
      goOn();
      await panel(shopper, 'Versions').getByRole('row').nth(1).waitFor();
      expect(shopper.problems).toEqual([]);
    }));
});
