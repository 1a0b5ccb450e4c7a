import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { inflateSync } from 'node:zlib';

const script = resolve(__dirname, '..', '..', 'scripts', 'indexed-png.mjs');

/** An image with the given colours in one row, written by the script. */
function write(colours: readonly number[]): Buffer {
  const program = `
    import { indexedPng } from ${JSON.stringify(script)};
    const colours = JSON.parse(process.argv[1]);
    const pixels = Uint8Array.from(colours.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255, 255]));
    process.stdout.write(indexedPng(colours.length, pixels));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(colours)]);
}

/** Chunks by name. */
function chunksOf(png: Buffer): Readonly<Record<string, Buffer>> {
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks[png.toString('latin1', at + 4, at + 8)] = png.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
  return chunks;
}

function coloursOf(png: Buffer): readonly number[] {
  const { PLTE, IDAT } = chunksOf(png) as { PLTE: Buffer; IDAT: Buffer };
  const [filter, ...indices] = inflateSync(IDAT);
  expect(filter).toBe(0);
  return indices.map((index) => PLTE.readUIntBE(3 * index, 3));
}

describe('a PNG with a palette', () => {
  test('reproduces all colours of an image with few colours', () => {
    const colours = [0x0b7a5c, 0xffffff, 0x0b7a5c, 0x000000, 0x123456];
    const png = write(colours);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const { IHDR } = chunksOf(png) as { IHDR: Buffer };
    expect([IHDR.readUInt32BE(0), IHDR.readUInt32BE(4), IHDR[8], IHDR[9]]).toEqual([5, 1, 8, 3]);
    expect(coloursOf(png)).toEqual(colours);
  });

  test('replaces the rest by the nearest of the 256 most frequent colours', () => {
    const frequent = Array.from({ length: 256 }, (_, i) => i << 16).flatMap((colour) => [colour, colour]);
    expect(coloursOf(write([...frequent, 0x0a0003])).at(-1)).toBe(0x0a0000);
  });
});
