/** Cuts bytes into blocks of whole lines, so that a block can be decoded on its own. */
export interface LineBlock {
  /** Number of the first line, from 1. */
  readonly line: number;
  /** Whole lines; each but the last line of the file ends with a line feed. Null instead of a line that is too long. */
  readonly bytes: Buffer | null;
}

const LINE_FEED = 0x0a;

/** @param lineEnd the byte that ends a line: line feed, or carriage return in files of early Macs */
export async function* lineBlocks(
  chunks: AsyncIterable<Buffer>,
  maxLineBytes: number,
  lineEnd = LINE_FEED,
): AsyncGenerator<LineBlock> {
  let line = 1;
  let rest: Buffer[] = [];
  let restBytes = 0;
  let isTooLong = false;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineEnd) + 1;
    if (end === 0) {
      restBytes += chunk.length;
      if (restBytes > maxLineBytes) {
        isTooLong = true;
        rest = [];
      }
      if (!isTooLong) rest.push(chunk);
      continue;
    }
    let start = 0;
    if (isTooLong || restBytes + chunk.indexOf(lineEnd) > maxLineBytes) {
      yield { line, bytes: null };
      line += 1;
      start = chunk.indexOf(lineEnd) + 1;
      rest = [];
      isTooLong = false;
    }
    const bytes = Buffer.concat([...rest, chunk.subarray(start, end)]);
    if (bytes.length > 0) {
      yield { line, bytes };
      line += count(bytes, lineEnd);
    }
    rest = end < chunk.length ? [chunk.subarray(end)] : [];
    restBytes = chunk.length - end;
  }
  if (isTooLong) yield { line, bytes: null };
  else if (restBytes > 0) yield { line, bytes: Buffer.concat(rest) };
}

function count(bytes: Buffer, byte: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found += 1;
  return found;
}
