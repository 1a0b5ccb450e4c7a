import { publishHabitModel } from '../server/habit-model';
import { findChromium } from './chromium';
import { exploreShop } from './explored-shop';
import type { ExploredShop } from './explored-shop';
import type { Visit } from './visit';

const browser = findChromium();
const describeWithBrowser = browser === null ? describe.skip : describe;

describeWithBrowser('the model view', () => {
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
    expect(visit.problems).toEqual([]);
    expect(visit.foreign).toEqual([]);
  };

  test('shows the model in service and its training data', async () => {
    const { version, trainedOn } = explored.shop.trained.manifest;
    await panel('In service').getByText(version).waitFor();
    await panel('In service').getByText(`${trainedOn.users} shoppers`).waitFor();
    nothingWrong();
  });

  test('compares each metric with every baseline, with the difference to the best', async () => {
    const { methods } = explored.shop.trained.evaluation;
    const bars = panel('Comparison with simpler methods').getByRole('listitem');
    await bars.first().waitFor();
    expect(await bars.count()).toBe(methods.length);
    await visit.page.getByText('Basket F1').click();
    const ours = methods[0]?.metrics.basketF1?.mean;
    await bars.first().getByText(ours.toFixed(3)).waitFor();
    await panel('Comparison with simpler methods').getByText('95% confidence interval').waitFor();
    nothingWrong();
  });

  test('shows calibration, recall by history, features and the learning curve, with their data', async () => {
    const { evaluation, manifest, stage2 } = explored.shop.trained;
    const calibration = panel('Calibration');
    await calibration.getByText('Show data').click();
    expect(await calibration.getByRole('row').count()).toBe(1 + evaluation.calibration.bins.length);
    const groups = evaluation.slices.filter(({ dimension }) => dimension === 'orders before');
    expect(await panel('Recall by length of history').getByRole('listitem').count()).toBe(groups.length);
    const [feature] = manifest.importance.stage1;
    await panel('Feature importance')
      .getByText(feature?.name.replaceAll('_', ' '), { exact: true })
      .waitFor();
    const learning = panel('Learning curve');
    await learning.getByText('Stage 2: ranking').click();
    await learning.getByText(`${stage2.bestIteration} kept`).waitFor();
    nothingWrong();
  });

  test('activates another version and rolls back, with an announcement of both', async () => {
    const { modelsDir, trained } = explored.shop;
    const other = (await publishHabitModel(modelsDir, new Date(Date.now() + 60_000))).version;
    const { page } = visit;
    const row = (version: string) => panel('Versions').getByRole('row').filter({ hasText: version });
    await page.reload();
    // Publishing activates the version; the server picks it up within seconds.
    await row(other)
      .getByText('in service')
      .or(page.getByRole('button', { name: `Activate ${other}` }))
      .waitFor();
    const activate = page.getByRole('button', { name: `Activate ${trained.manifest.version}` });
    if (!(await activate.isVisible())) await page.getByRole('button', { name: `Activate ${other}` }).click();
    await activate.click();
    await page.getByRole('status').getByText('Activated.').waitFor();
    await row(trained.manifest.version).getByText('in service').waitFor();
    await page.getByRole('button', { name: `Activate ${other}` }).click();
    await row(other).getByText('in service').waitFor();
    await panel('In service').getByText(other).waitFor();
    await page.getByRole('button', { name: 'Roll back' }).click();
    await row(trained.manifest.version).getByText('in service').waitFor();
    nothingWrong();
  });

  test('counts the feedback from shoppers', async () => {
    await panel('Feedback from shoppers').getByText('No feedback yet').waitFor();
    await explored.shop.database.pool.query(
      `insert into feedback_events (request_id, user_id, product_id, kind)
       select gen_random_uuid(), 1, p, k::feedback_kind from generate_series(1, 4) p, unnest(array['impression', 'dismiss']) k`,
    );
    await visit.page.reload();
    await panel('Feedback from shoppers').getByText('Share of shown products added').waitFor();
    nothingWrong();
  });
});
