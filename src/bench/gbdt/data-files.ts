/** The benchmark's rows on disk, so that every trainer reads the same bytes: raw little-endian arrays. */
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { drawRows, startOfRows } from './synthetic-rows';

export interface DataFiles {
  readonly train: DataPart;
  readonly validation: DataPart;
}

export interface DataPart {
  readonly numRows: number;
  /** numRows x NUM_FEATURES float32, row-major. */
  readonly rows: string;
  /** numRows bytes, 0 or 1. */
  readonly labels: string;
}

const VALIDATION_ROWS = 400_000;
/** Seed of the first data set; further data sets use the next numbers. */
const SEED = 20_261_102;
const PIECE_ROWS = 50_000;

/**
 * Creates the files if they do not exist (a few seconds per million rows).
 * @param numRows training rows
 * @param index number of the data set, from 0; each has different rows of the same kind
 */
export async function dataFiles(folder: string, numRows: number, index: number): Promise<DataFiles> {
  const stem = join(folder, `${numRows}-${index}`);
  const files: DataFiles = {
    train: partOf(`${stem}-train`, numRows),
    validation: partOf(`${stem}-validation`, VALIDATION_ROWS),
  };
  await mkdir(folder, { recursive: true });
  const random = startOfRows(SEED + index);
  const parts = [files.train, files.validation];
  if (parts.every(({ rows, labels }) => existsSync(rows) && existsSync(labels))) return files;
  for (const part of parts) await writePart(part, random);
  return files;
}

function partOf(stem: string, numRows: number): DataPart {
  return { numRows, rows: `${stem}.f32`, labels: `${stem}.u8` };
}

async function writePart(part: DataPart, random: ReturnType<typeof startOfRows>): Promise<void> {
  const rows = await open(`${part.rows}.part`, 'w');
  const labels = await open(`${part.labels}.part`, 'w');
  try {
    for (let done = 0; done < part.numRows; done += PIECE_ROWS) {
      const piece = drawRows(Math.min(PIECE_ROWS, part.numRows - done), random);
      await rows.writeFile(new Uint8Array(piece.rows.buffer));
      await labels.writeFile(piece.labels);
    }
  } catch (error) {
    await Promise.all([rm(`${part.rows}.part`), rm(`${part.labels}.part`)]);
    throw error;
  } finally {
    await rows.close();
    await labels.close();
  }
  await rename(`${part.rows}.part`, part.rows);
  await rename(`${part.labels}.part`, part.labels);
}
