/** PNG with a palette: a third of the size of true colour, for images with few colours (PNG specification, 3rd edition). */
import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED_COLOUR = 3;

/**
 * @param {number} width
 * @param {Uint8Array} pixels red, green, blue, alpha of each pixel, row by row; alpha is ignored
 * @returns {Buffer} the file
 */
export function indexedPng(width, pixels) {
  const { palette, indices } = quantise(pixels);
  const height = indices.length / width;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED_COLOUR, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  // Each row starts with its filter: 0 is none, which suits palettes.
  for (let y = 0; y < height; y++)
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Keeps the 256 most frequent colours; the others are replaced by the nearest of them. */
function quantise(pixels) {
  const counts = new Map();
  const colours = new Uint32Array(pixels.length / 4);
  for (let i = 0; i < colours.length; i++) {
    const colour = (pixels[4 * i] << 16) | (pixels[4 * i + 1] << 8) | pixels[4 * i + 2];
    colours[i] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = ranked.slice(0, 256);
  const index = new Map(ranked.map((colour) => [colour, nearest(palette, colour)]));
  return { palette, indices: Uint8Array.from(colours, (colour) => index.get(colour)) };
}

function nearest(palette, colour) {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < palette.length && least > 0; i++) {
    const distance = squaredDistance(palette[i], colour);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function squaredDistance(a, b) {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255));
  return red * red + green * green + blue * blue;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
