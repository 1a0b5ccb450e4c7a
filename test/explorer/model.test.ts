import { publishHabitModel } from '../server/habit-model';
import { findChromium } from './chromium';
import { exploreShop } from './explored-shop';
import type { ExploredShop } from './explored-shop';
import type { Visit } from './visit';

const browser = findChromium();
const journeys = browser === null ? describe.skip : describe;

journeys('the model view', () => {
  let explored: ExploredShop;
  let visit: Visit;
  beforeAll(async () => {
    explored = await exploreShop(browser as string);
  });
  afterAll(() => explored.close());
  beforeEach(async () => {
    visit = await explored.open('/model');
  });
  afterEach(() => visit.close());

  const panel = (name: string) => visit.page.getByRole('region', { name });
  const nothingWrong = () => {
    expect(visit.complaints).toEqual([]);
    expect(visit.foreign).toEqual([]);
  };

  test('tells what is in service, and what it learnt from', async () => {
    const { version, trainedOn } = explored.shop.trained.manifest;
    await panel('In service').getByText(version).waitFor();
    await panel('In service').getByText(`${trainedOn.users} shoppers`).waitFor();
    nothingWrong();
  });

  test('shows each metric beside every baseline, with the lead over the best', async () => {
    const { methods } = explored.shop.trained.validation;
    const bars = panel('Beside simpler methods').getByRole('listitem');
    await bars.first().waitFor();
    expect(await bars.count()).toBe(methods.length);
    await visit.page.getByText('Basket F1').click();
    const ours = methods[0]?.metrics.basketF1?.mean;
    await bars.first().getByText(ours.toFixed(3)).waitFor();
    await panel('Beside simpler methods').getByText('with 95 % confidence').waitFor();
    nothingWrong();
  });

  test('shows calibration, recall by history, features and the learning curve, as numbers too', async () => {
    const { validation, manifest, stage2 } = explored.shop.trained;
    const calibration = panel('Are the probabilities honest?');
    await calibration.getByText('The numbers').click();
    expect(await calibration.getByRole('row').count()).toBe(1 + validation.calibration.bins.length);
    const groups = validation.slices.filter(({ dimension }) => dimension === 'orders before');
    expect(await panel('Whom it knows how well').getByRole('listitem').count()).toBe(groups.length);
    const [feature] = manifest.importance.stage1;
    await panel('What it looks at').getByText(feature?.name.replaceAll('_', ' '), { exact: true }).waitFor();
    const learning = panel('How it learnt');
    await learning.getByText('Stage 2: ranking').click();
    await learning.getByText(`${stage2.bestIteration} kept`).waitFor();
    nothingWrong();
  });

  test('activates another version and goes back; both are told', async () => {
    const { modelsDir, trained } = explored.shop;
    const other = (await publishHabitModel(modelsDir, new Date(Date.now() + 60_000))).version;
    const { page } = visit;
    const row = (version: string) => panel('Versions').getByRole('row').filter({ hasText: version });
    await page.reload();
    // Publishing has activated it; the server follows by itself within seconds.
    await row(other)
      .getByText('in service')
      .or(page.getByRole('button', { name: `Activate ${other}` }))
      .waitFor();
    const activate = page.getByRole('button', { name: `Activate ${trained.manifest.version}` });
    if (!(await activate.isVisible())) await page.getByRole('button', { name: `Activate ${other}` }).click();
    await activate.click();
    await page.getByRole('status').getByText('Switched.').waitFor();
    await row(trained.manifest.version).getByText('in service').waitFor();
    await page.getByRole('button', { name: `Activate ${other}` }).click();
    await row(other).getByText('in service').waitFor();
    await panel('In service').getByText(other).waitFor();
    await page.getByRole('button', { name: 'Roll back' }).click();
    await row(trained.manifest.version).getByText('in service').waitFor();
    nothingWrong();
  });

  test('counts what shoppers did with the answers', async () => {
    await panel('What shoppers made of it').getByText('No feedback yet').waitFor();
    await explored.shop.database.pool.query(
      `insert into feedback_events (request_id, user_id, product_id, kind)
       select gen_random_uuid(), 1, p, k::feedback_kind from generate_series(1, 4) p, unnest(array['impression', 'dismiss']) k`,
    );
    await visit.page.reload();
    await panel('What shoppers made of it').getByText('Of the shown, taken').waitFor();
    nothingWrong();
  });
});
