// Splits a leaf's rows in two and keeps their order on each side. There are three ways, by number of threads:
//
// One thread keeps the left rows in place and moves the right ones through a scratch list (`divideAlone`).
//
// Two threads write to another list, one from the front and one from the back. The number of left rows is known from the
// leaf's histogram, so they meet in the middle of both sides (`divideFromEnds`).
//
//   from      [ a b c d | e f g h ]     b d e h go right
//   to        [ a c > < f g   b d > < e h ]
//
// arguments  0 from (u32*)        1 number of rows    2 column (u8 by row)    3 sides (u8 by bin, 1 = left)
//            4 to (u32*)          5 left rows
//
// More threads divide chunks into two scratch lists; once all chunks are counted, the position of each part is known
// and threads copy the parts there (`divideChunks`, `joinChunks`).
//
//   rows      [ a b c d | e f g h ]     b d e h go right, chunks of 4 rows
//   left      [ a c . . | f g . . ]
//   right     [ b d . . | e h . . ]
//   rows      [ a c f g   b d e h ]
//
// arguments  0 rows (u32*)        1 number of rows    2 column (u8 by row)    3 sides (u8 by bin, 1 = left)
//            4 left (u32*)        5 left rows of each chunk (u32*, written by `divide`, read by `join`)
//            6 rows of a chunk    7 right (u32*)      8 left rows of all chunks (known for `join`)
import { argument, takeChunk } from './control';

/** Divides the whole leaf on one thread: left rows stay in place, right ones pass through the scratch list. @returns number of left rows */
export function divideAlone(rows: usize, numRows: i32, column: usize, sides: usize, scratch: usize): i32 {
  let left = rows;
  let right = scratch;
  const end = rows + ((<usize>numRows) << 2);
  for (let at = rows; at < end; at += 4) {
    const row = load<u32>(at);
    const isLeft = <usize>load<u8>(sides + load<u8>(column + row));
    // Write to both sides and advance only one: there is no branch to mispredict.
    store<u32>(left, row);
    store<u32>(right, row);
    left += isLeft << 2;
    right += 4 - (isLeft << 2);
  }
  memory.copy(left, scratch, right - scratch);
  return <i32>((left - rows) >> 2);
}

export function divideFromEnds(control: usize, thread: u32): void {
  const from = <usize>argument(control, 0);
  const numRows = argument(control, 1);
  const column = <usize>argument(control, 2);
  const sides = <usize>argument(control, 3);
  const to = <usize>argument(control, 4);
  const right = to + ((<usize>argument(control, 5)) << 2);
  const middle = from + ((<usize>(numRows >> 1)) << 2);
  const bytes = (<usize>numRows) << 2;
  for (let half = takeChunk(control, thread, 2); half >= 0; half = takeChunk(control, thread, 2)) {
    if (half == 0) divideForwards(from, middle, column, sides, to, right);
    else divideBackwards(middle, from + bytes, column, sides, right, to + bytes);
  }
}

/** Copies the rows of one side only. @returns their end in `to`; one more row may be written past it */
export function takeSide(
  begin: usize,
  end: usize,
  column: usize,
  sides: usize,
  wantsLeft: bool,
  to: usize,
): usize {
  const other: usize = wantsLeft ? 0 : 1;
  for (let at = begin; at < end; at += 4) {
    const row = load<u32>(at);
    store<u32>(to, row);
    to += ((<usize>load<u8>(sides + load<u8>(column + row))) ^ other) << 2;
  }
  return to;
}

/** @param left,right address of the next row of each side */
export function divideForwards(
  begin: usize,
  end: usize,
  column: usize,
  sides: usize,
  left: usize,
  right: usize,
): void {
  for (let at = begin; at < end; at += 4) {
    const row = load<u32>(at);
    const isLeft = <usize>load<u8>(sides + load<u8>(column + row));
    // Store only once: the next place may already belong to the other thread.
    store<u32>(select<usize>(left, right, isLeft != 0), row);
    left += isLeft << 2;
    right += 4 - (isLeft << 2);
  }
}

/** @param left,right end of the free space of each side */
function divideBackwards(
  begin: usize,
  end: usize,
  column: usize,
  sides: usize,
  left: usize,
  right: usize,
): void {
  for (let at = end; at > begin;) {
    at -= 4;
    const row = load<u32>(at);
    const isLeft = <usize>load<u8>(sides + load<u8>(column + row));
    left -= isLeft << 2;
    right -= 4 - (isLeft << 2);
    store<u32>(select<usize>(left, right, isLeft != 0), row);
  }
}

export function divideChunks(control: usize, thread: u32): void {
  const rows = <usize>argument(control, 0);
  const numRows = argument(control, 1);
  const column = <usize>argument(control, 2);
  const sides = <usize>argument(control, 3);
  const lefts = <usize>argument(control, 4);
  const counts = <usize>argument(control, 5);
  const chunkRows = argument(control, 6);
  const rights = <usize>argument(control, 7);
  const chunks = <i32>((numRows + chunkRows - 1) / chunkRows);
  for (let next = takeChunk(control, thread, chunks); next >= 0; next = takeChunk(control, thread, chunks)) {
    const chunk = <u32>next;
    const begin = (<usize>(chunk * chunkRows)) << 2;
    const end = (<usize>min((chunk + 1) * chunkRows, numRows)) << 2;
    let left = lefts + begin;
    let right = rights + begin;
    for (let at = rows + begin; at < rows + end; at += 4) {
      const row = load<u32>(at);
      const isLeft = <usize>load<u8>(sides + load<u8>(column + row));
      store<u32>(left, row);
      store<u32>(right, row);
      left += isLeft << 2;
      right += 4 - (isLeft << 2);
    }
    store<u32>(counts + ((<usize>chunk) << 2), <u32>((left - lefts - begin) >> 2));
  }
}

export function joinChunks(control: usize, thread: u32): void {
  const rows = <usize>argument(control, 0);
  const numRows = argument(control, 1);
  const lefts = <usize>argument(control, 4);
  const counts = <usize>argument(control, 5);
  const chunkRows = argument(control, 6);
  const rights = <usize>argument(control, 7);
  const allLeft = argument(control, 8);
  let before: u32 = 0; // left rows of the chunks before `seen`
  let seen: u32 = 0;
  const chunks = <i32>((numRows + chunkRows - 1) / chunkRows);
  for (let next = takeChunk(control, thread, chunks); next >= 0; next = takeChunk(control, thread, chunks)) {
    const chunk = <u32>next;
    for (; seen < chunk; seen++) before += load<u32>(counts + ((<usize>seen) << 2));
    const begin = chunk * chunkRows;
    const size = min(chunkRows, numRows - begin);
    const left = load<u32>(counts + ((<usize>chunk) << 2));
    copyRows(rows, before, lefts, begin, left);
    copyRows(rows, allLeft + begin - before, rights, begin, size - left);
  }
}

function copyRows(to: usize, at: u32, from: usize, begin: u32, count: u32): void {
  memory.copy(to + ((<usize>at) << 2), from + ((<usize>begin) << 2), (<usize>count) << 2);
}
