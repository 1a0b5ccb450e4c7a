// The histogram of a leaf. Threads take chunks of its rows, each sums into packed sums and a histogram of its own;
// then they take pieces of these and add them up. Sums of integers: who took which chunk makes no difference.
//
// arguments  0 rows (u32*)       1 number of rows    2 gradient (i16*)     3 hessian (u16*)
//            4 row-major bins    5 stride            6 words (u32*)        7 number of words
//            8 singles (u32*)    9 number           10 features (u32*)    11 number
//           12 first bins (u32*, one more than features)                  13 histogram to write
//           14 thread areas     15 bytes of an area   16 features of the data
//
// A thread's area: 0 rows summed (i32), 64 addends, 64 + 4096 packed sums (a stride of features), then the gathered
// block, then the thread's histogram (the main thread's is the one to write). Packed sums are zero between jobs, save
// those of features that nobody wants: areas are cleared when the wanted features change.
import { addEightFeatures, addOneFeature, gatherAddends, gatherBins, isRun } from './histogram-block';
import { addHistogram, flushFeature } from './histogram-sums';
import { argument, takeChunk, WORKERS } from './control';
import { BIN_BYTES, BLOCK_ROWS, FEATURE_BYTES, FLUSH_ROWS } from './packed';

/** Blocks taken at a time. */
const CHUNK_BLOCKS: i32 = 3;
const CHUNK_ROWS: i32 = CHUNK_BLOCKS * BLOCK_ROWS;

/** Bytes of a histogram that a thread adds up at a time. */
const PIECE_BYTES: usize = 16384;

const ADDENDS: usize = 64;
export const SUMS: usize = ADDENDS + 8 * <usize>BLOCK_ROWS;

export function sumChunks(control: usize, thread: u32): void {
  const area = areaOf(control, thread);
  const numRows = <i32>argument(control, 1);
  let pending = 0;
  let flushed = false;
  for (let chunk = takeChunk(control); chunk * CHUNK_ROWS < numRows; chunk = takeChunk(control)) {
    const begin = chunk * CHUNK_ROWS;
    const end = min(begin + CHUNK_ROWS, numRows);
    if (pending + (end - begin) > FLUSH_ROWS) {
      flush(control, area, thread, flushed);
      flushed = true;
      pending = 0;
    }
    for (let from = begin; from < end; from += BLOCK_ROWS) {
      const rows = <usize>argument(control, 0) + ((<usize>from) << 2);
      sumBlock(control, area, rows, min(BLOCK_ROWS, end - from));
    }
    pending += end - begin;
  }
  if (pending > 0) flush(control, area, thread, flushed);
  store<i32>(area, pending > 0 ? 1 : 0);
}

/** After all threads have summed: adds the workers' histograms to the main thread's, a piece at a time. */
export function addPieces(control: usize): void {
  const bytes = histogramBytes(control);
  for (
    let piece = <usize>takeChunk(control);
    piece * PIECE_BYTES < bytes;
    piece = <usize>takeChunk(control)
  ) {
    const at = piece * PIECE_BYTES;
    addPiece(control, at, min(PIECE_BYTES, bytes - at));
  }
}

function addPiece(control: usize, at: usize, bytes: usize): void {
  const to = <usize>argument(control, 13) + at;
  const workers = load<u32>(control + WORKERS);
  let isWritten = load<i32>(areaOf(control, 0)) != 0;
  for (let thread: u32 = 1; thread <= workers; thread++) {
    if (load<i32>(areaOf(control, thread)) == 0) continue;
    const from = histogramOf(control, thread) + at;
    if (isWritten) addHistogram(to, from, bytes);
    else memory.copy(to, from, bytes);
    isWritten = true;
  }
}

/** Adds at most BLOCK_ROWS rows to the packed sums of a thread's area. */
export function sumBlock(control: usize, area: usize, rows: usize, size: i32): void {
  const bins = <usize>argument(control, 4);
  const stride = <usize>argument(control, 5);
  const addends = area + ADDENDS;
  gatherAddends(rows, size, argument(control, 2), argument(control, 3), addends);
  let block: usize;
  let pitch: usize;
  if (isRun(rows, size)) {
    block = bins + <usize>load<u32>(rows) * stride;
    pitch = stride;
  } else {
    block = blockOf(area, stride);
    pitch = pitchOf(stride);
    gatherBins(rows, size, bins, stride, block, pitch);
  }
  const words = <usize>argument(control, 6);
  const numWords = <usize>argument(control, 7);
  for (let i: usize = 0; i < numWords; i++) {
    const word = <usize>load<u32>(words + (i << 2));
    addEightFeatures(block + (word << 3), pitch, addends, size, area + SUMS + (word << 3) * FEATURE_BYTES);
  }
  const singles = <usize>argument(control, 8);
  const numSingles = <usize>argument(control, 9);
  for (let i: usize = 0; i < numSingles; i++) {
    const feature = <usize>load<u32>(singles + (i << 2));
    addOneFeature(block + feature, pitch, addends, size, area + SUMS + feature * FEATURE_BYTES);
  }
}

function flush(control: usize, area: usize, thread: u32, adds: bool): void {
  const features = <usize>argument(control, 10);
  const numFeatures = <usize>argument(control, 11);
  const firstBins = <usize>argument(control, 12);
  const histogram = histogramOf(control, thread);
  for (let i: usize = 0; i < numFeatures; i++) {
    const feature = <usize>load<u32>(features + (i << 2));
    const first = load<u32>(firstBins + (feature << 2));
    const numBins = <i32>(load<u32>(firstBins + (feature << 2), 4) - first);
    flushFeature(area + SUMS + feature * FEATURE_BYTES, histogram + <usize>first * BIN_BYTES, numBins, adds);
  }
}

function histogramOf(control: usize, thread: u32): usize {
  return thread == 0 ? <usize>argument(control, 13) : scratchOf(control, thread);
}

/** Behind the gathered block: room for a histogram. */
export function scratchOf(control: usize, thread: u32): usize {
  const stride = <usize>argument(control, 5);
  return blockOf(areaOf(control, thread), stride) + <usize>BLOCK_ROWS * pitchOf(stride);
}

function histogramBytes(control: usize): usize {
  const numFeatures = <usize>argument(control, 16);
  return <usize>load<u32>(<usize>argument(control, 12) + (numFeatures << 2)) * BIN_BYTES;
}

export function areaOf(control: usize, thread: u32): usize {
  return <usize>argument(control, 14) + <usize>thread * <usize>argument(control, 15);
}

function blockOf(area: usize, stride: usize): usize {
  return area + SUMS + stride * FEATURE_BYTES;
}

function pitchOf(stride: usize): usize {
  return (stride + 15) & ~15;
}
