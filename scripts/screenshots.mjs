/**
 * Takes the screenshots of docs/explorer.md: each view on a desktop and a phone, in both themes.
 *
 *   npm start                                            in one terminal
 *   node scripts/screenshots.mjs http://127.0.0.1:4000   in another
 *
 * It is read-only; in the system view it requests recommendations, to have something to show.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { indexedPng } from './indexed-png.mjs';
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
  const { width, pixels } = await pixelsOf(browser, await page.screenshot());
  await page.close();
  const png = indexedPng(width, pixels);
  writeFileSync(join(folder, `${view}-${size}-${theme}.png`), png);
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

/** The browser decodes its own screenshot: an empty page converts it to pixels. */
async function pixelsOf(browser, screenshot) {
  const decoder = await browser.newPage();
  const { width, base64 } = await decoder.evaluate(decode, screenshot.toString('base64'));
  await decoder.close();
  return { width, pixels: Buffer.from(base64, 'base64') };
}

/* global fetch, createImageBitmap, OffscreenCanvas, FileReader, Blob */
async function decode(png) {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas.drawImage(picture, 0, 0);
  const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
  const reader = new FileReader();
  const read = new Promise((resolve) => (reader.onload = resolve));
  reader.readAsDataURL(new Blob([data]));
  await read;
  return { width: picture.width, base64: reader.result.split(',')[1] };
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
