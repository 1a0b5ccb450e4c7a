import { seriousFindings } from './axe';
import { findChromium } from './chromium';
import { exploreShop } from './explored-shop';
import type { ExploredShop } from './explored-shop';
import { desktop, phone } from './visit';
import type { Visit } from './visit';

const browser = findChromium();
const describeWithBrowser = browser === null ? describe.skip : describe;

/** A panel of each view that appears when it is loaded. */
const views = {
  '/': 'Ranked recommendations',
  '/?user=new': 'New shopper',
  '/model': 'Versions',
  '/system': 'Operations since the start',
} as const;

describeWithBrowser('every view', () => {
  let explored: ExploredShop;
  let visit: Visit;
  beforeAll(async () => {
    explored = await exploreShop(browser as string);
  });
  afterAll(() => explored.close());
  afterEach(() => visit.close());

  const settled = async (path: keyof typeof views) => {
    const region = visit.page.getByRole('region', { name: views[path] });
    await region.getByRole('listitem').or(region.getByRole('row')).first().waitFor();
    await visit.page
      .getByText(/^Loading/)
      .first()
      .waitFor({ state: 'detached' });
  };

  const sizes = { desktop, phone };
  const cases = (Object.keys(views) as (keyof typeof views)[]).flatMap((path) =>
    (['desktop', 'phone'] as const).flatMap((size) =>
      (['light', 'dark'] as const).map((colorScheme) => [path, size, colorScheme] as const),
    ),
  );

  test.each(cases)(
    '%s on a %s, %s: has no serious accessibility findings and no overflow',
    async (path, size, colorScheme) => {
      visit = await explored.open(path, { viewport: sizes[size], colorScheme });
      await settled(path);
      expect(await seriousFindings(visit.page)).toEqual([]);
      const width = await visit.page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(sizes[size].width);
      expect(visit.problems).toEqual([]);
      expect(visit.foreign).toEqual([]);
    },
  );

  test('the first view needs few requests and few bytes', async () => {
    visit = await explored.open('/');
    await settled('/');
    const milliseconds = Number(await visit.page.evaluate('performance.now()'));
    const kilobytes = (await visit.bytes()) / 1000;
    console.info(
      `First view: ${visit.requests.length} requests, ${kilobytes.toFixed(0)} kB, visible ${milliseconds.toFixed(0)} ms after the page was opened.`,
    );
    expect(visit.requests.length).toBeLessThanOrEqual(14);
    expect(kilobytes).toBeLessThan(350);
  });

  test('supports keyboard navigation between views, and back', async () => {
    visit = await explored.open('/');
    const { page } = visit;
    await settled('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.getByRole('link', { name: 'Model', exact: true }).focus();
    await page.keyboard.press('Enter');
    await settled('/model');
    expect(await page.getByRole('link', { name: 'Model', exact: true }).getAttribute('aria-current')).toBe(
      'page',
    );
    await page.goBack();
    await settled('/');
    expect(visit.problems).toEqual([]);
  });

  test('keeps the chosen theme', async () => {
    visit = await explored.open('/system', { colorScheme: 'light' });
    const { page } = visit;
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Use the light theme' }).waitFor();
    expect(await page.evaluate('document.documentElement.dataset.mantineColorScheme')).toBe('dark');
  });
});
