import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Built by the global set-up. */
const folder = resolve(__dirname, '..', '..', 'dist', 'explorer');

describe("the explorer's bundle", () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  // Compressed copies are not counted twice.
  const names = readdirSync(join(folder, 'assets')).filter((name) => !name.endsWith('.gz'));
  const assets = names.map((name) => readFileSync(join(folder, 'assets', name)));

  test('is under 350 KB, compressed, for all views together', () => {
    const bytes = [Buffer.from(page), ...assets].reduce((sum, file) => sum + gzipSync(file).length, 0);
    console.info(`The explorer's bundle: ${(bytes / 1024).toFixed(0)} KB, compressed.`);
    expect(bytes).toBeLessThan(350 * 1024);
  });

  test('contains no inline scripts and refers to no other host', () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page.match(/(?:src|href)="([^"]+)"/g)?.every((one) => one.includes('"/explorer/assets/'))).toBe(
      true,
    );
  });
});
