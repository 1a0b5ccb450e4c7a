// The histogram of a leaf. Threads take chunks of its rows, and each sums into its own packed sums and histogram; then they
// add up pieces of these. The sums are integers, so the result does not depend on which thread took which chunk.
//
// arguments  0 rows (u32*)       1 number of rows    2 addends (i64 by row, addends-job.ts)
//            3 pieces of the features (feature-piece.ts), of which the first is all of them
//            4 row-major bins    5 stride            6 words (u32*)        7 number of words
//            8 singles (u32*)    9 number           10 features (u32*)    11 number
//           12 first bins (u32*, one more than features)                  13 output histogram
//           14 thread areas     15 bytes of an area   16 features of the data
//           18 for wide sums (wide-sums.ts) the hessians (f64 by row), and in 2 the gradients (f64 by row); otherwise 0
//
// The thread's own histogram is in its scratch (thread-area.ts); the main thread's is the output histogram.
import { sumPiece } from './feature-piece';
import { addHistogram, flushFeature } from './histogram-sums';
import { argument, takeChunk, WORKERS } from './control';
import { BIN_BYTES, BLOCK_ROWS, FEATURE_BYTES, FLUSH_ROWS } from './packed';
import { areaOf, scratchOf, SUMS } from './thread-area';
import { flushWideFeature, isWide, sumWideBlock, WIDE_FEATURE_BYTES, WIDE_SUMS } from './wide-sums';

/** Rows per chunk: one block, because the thread that finishes first waits for the other's last chunk. */
const CHUNK_ROWS: i32 = BLOCK_ROWS;

/** Number of bytes of a histogram that a thread adds up at a time. */
const PIECE_BYTES: usize = 16384;

export function sumChunks(control: usize, thread: u32): void {
  const area = areaOf(control, thread);
  const numRows = <i32>argument(control, 1);
  let pending = 0;
  let flushed = false;
  const chunks = (numRows + CHUNK_ROWS - 1) / CHUNK_ROWS;
  for (
    let chunk = takeChunk(control, thread, chunks);
    chunk >= 0;
    chunk = takeChunk(control, thread, chunks)
  ) {
    const begin = chunk * CHUNK_ROWS;
    const end = min(begin + CHUNK_ROWS, numRows);
    if (pending + (end - begin) > FLUSH_ROWS) {
      flush(control, area, thread, flushed);
      flushed = true;
      pending = 0;
    }
    const rows = <usize>argument(control, 0) + ((<usize>begin) << 2);
    if (isWide(control)) sumWideBlock(control, area, rows, end - begin);
    else sumPiece(control, argument(control, 3), area, rows, end - begin);
    pending += end - begin;
  }
  if (pending > 0) flush(control, area, thread, flushed);
  store<i32>(area, pending > 0 ? 1 : 0);
}

/** Clears the flags of all threads before they sum, because a thread that does not take part cannot clear its own. */
export function forgetSums(control: usize): void {
  const workers = load<u32>(control + WORKERS);
  for (let thread: u32 = 0; thread <= workers; thread++) store<i32>(areaOf(control, thread), 0);
}

/** After all threads have summed: adds the workers' histograms to the main thread's, one piece at a time. */
export function addPieces(control: usize, thread: u32): void {
  const bytes = histogramBytes(control);
  const pieces = <i32>((bytes + PIECE_BYTES - 1) / PIECE_BYTES);
  for (
    let piece = takeChunk(control, thread, pieces);
    piece >= 0;
    piece = takeChunk(control, thread, pieces)
  ) {
    const at = <usize>piece * PIECE_BYTES;
    addPiece(control, at, min(PIECE_BYTES, bytes - at));
  }
}

function addPiece(control: usize, at: usize, bytes: usize): void {
  const areas = areaOf(control, 0);
  const own = scratchOf(control, 0) - areas;
  addParts(control, areas, argument(control, 15), own, argument(control, 13), at, bytes);
}

/**
 * Adds the workers' histograms, starting at byte `at`, to the main thread's, which may not have been written yet.
 * @param own offset of the thread's histogram in its area
 */
export function addParts(
  control: usize,
  areas: usize,
  areaBytes: usize,
  own: usize,
  histogram: usize,
  at: usize,
  bytes: usize,
): void {
  const workers = load<u32>(control + WORKERS);
  const to = histogram + at;
  let isWritten = load<i32>(areas) != 0;
  for (let thread: u32 = 1; thread <= workers; thread++) {
    const area = areas + <usize>thread * areaBytes;
    if (load<i32>(area) == 0) continue;
    if (isWritten) addHistogram(to, area + own + at, bytes);
    else memory.copy(to, area + own + at, bytes);
    isWritten = true;
  }
}

function flush(control: usize, area: usize, thread: u32, adds: bool): void {
  const features = <usize>argument(control, 10);
  const numFeatures = <usize>argument(control, 11);
  const firstBins = <usize>argument(control, 12);
  const histogram = histogramOf(control, thread);
  const wide = isWide(control);
  for (let i: usize = 0; i < numFeatures; i++) {
    const feature = <usize>load<u32>(features + (i << 2));
    const first = load<u32>(firstBins + (feature << 2));
    const numBins = <i32>(load<u32>(firstBins + (feature << 2), 4) - first);
    const bins = histogram + <usize>first * BIN_BYTES;
    if (wide) flushWideFeature(area + WIDE_SUMS + feature * WIDE_FEATURE_BYTES, bins, numBins, adds);
    else flushFeature(area + SUMS + feature * FEATURE_BYTES, bins, numBins, adds);
  }
}

function histogramOf(control: usize, thread: u32): usize {
  return thread == 0 ? <usize>argument(control, 13) : scratchOf(control, thread);
}

function histogramBytes(control: usize): usize {
  const numFeatures = <usize>argument(control, 16);
  return <usize>load<u32>(<usize>argument(control, 12) + (numFeatures << 2)) * BIN_BYTES;
}
