/**
 * Takes the screenshots of docs/explorer.md: each view on a desktop and a phone, in both themes.
 *
 *   npm start                                            in one terminal
 *   node scripts/screenshots.mjs http://127.0.0.1:4000   in another
 *
 * It is read-only; in the system view it requests recommendations, to have something to show.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { inProject } from './project.mjs';

const folder = inProject('docs', 'images', 'explorer');

const views = { shopper: '/', model: '/model', system: '/system' };
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const themes = ['light', 'dark'];

/** Long enough for the charts of the system view to fill. */
const LIVE_MS = 14_000;

async function main([address]) {
  if (address === undefined)
    throw new Error('Expected the address of a running server, such as http://127.0.0.1:4000, got none.');
  const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    mkdirSync(folder, { recursive: true });
    for (const view of Object.keys(views))
      for (const size of Object.keys(sizes))
        for (const theme of themes) await picture(browser, address, { view, size, theme });
  } finally {
    await browser.close();
  }
}

async function picture(browser, address, { view, size, theme }) {
  const page = await browser.newPage({ viewport: sizes[size], colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(new URL(views[view], address).href);
  await settle(page, view);
  const png = await page.screenshot({ path: join(folder, `${view}-${size}-${theme}.png`) });
  await page.close();
  console.log(`${view}-${size}-${theme}.png: ${Math.round(png.length / 1024)} KB`);
}

async function settle(page, view) {
  await page.getByRole('region').first().waitFor();
  await page
    .getByText(/^Loading/)
    .first()
    .waitFor({ state: 'detached' });
  if (view !== 'system') return;
  await page.getByRole('button', { name: 'Send test traffic' }).click();
  await page.waitForTimeout(LIVE_MS);
  await page.getByText('No requests in the last minute').waitFor({ state: 'detached' });
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
