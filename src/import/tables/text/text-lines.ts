/** A text file as numbered lines: detects encoding and line ends, and reports lines that cannot be decoded. */
import { ImportError } from '../../import-error';
import { bytesOf, head } from '../source/source';
import type { Source } from '../source/source';
import type { PartOptions } from '../table';
import { lineBlocks } from './byte-lines';
import { LineDecoder } from './line-decoder';

export interface TextLines {
  /** Decoded so far; ASCII is reported as UTF-8. */
  readonly encoding: () => string;
  /** Consecutive lines, many at a time. An undefined line could not be decoded and was reported. */
  readonly read: (onFinding: PartOptions['onFinding']) => AsyncGenerator<LineBatch>;
  /** Lines at the beginning of the file, for detection. */
  readonly sample: readonly string[];
}

export interface LineBatch {
  /** Number of the first line, from 1. */
  readonly line: number;
  readonly texts: readonly (string | undefined)[];
}

const SAMPLE_BYTES = 1_048_576;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** @throws ImportError if the source cannot be read or the encoding in the options is unknown */
export async function openLines(source: Source, options: PartOptions): Promise<TextLines> {
  const start = await head(source, SAMPLE_BYTES);
  const utf16 = utf16Label(start);
  const wanted = options.encoding === undefined ? undefined : checkedLabel(options.encoding, source.name);
  const wide = wanted?.startsWith('utf-16') ? wanted : wanted === undefined ? utf16 : undefined;
  const bytesStart = wide === undefined ? start : recode(start, wide);
  const lineEnd =
    bytesStart.includes(LINE_FEED) || !bytesStart.includes(CARRIAGE_RETURN) ? LINE_FEED : CARRIAGE_RETURN;
  const given = wide === undefined ? wanted : 'utf-8';
  let decoder = new LineDecoder(given);

  async function* read(onFinding: PartOptions['onFinding']): AsyncGenerator<LineBatch> {
    decoder = new LineDecoder(given);
    const { maxLineBytes } = options.limits;
    const report = (problem: { line: number; value: string; reason: string }) =>
      onFinding({ file: source.name, column: '', outcome: 'rejected', ...problem });
    const bytes = wide === undefined ? bytesOf(source) : recoded(bytesOf(source), wide);
    for await (const { line, bytes: block } of lineBlocks(bytes, maxLineBytes, lineEnd)) {
      if (block === null) {
        report({
          line,
          value: '',
          reason: `expected at most ${maxLineBytes.toLocaleString('en')} bytes in a line, got more`,
        });
        yield { line, texts: [undefined] };
        continue;
      }
      if (lineEnd === CARRIAGE_RETURN) asLineFeeds(block);
      const texts = decoder.decode(block, line, report);
      if (line === 1 && texts[0]?.startsWith('\ufeff')) texts[0] = texts[0].slice(1);
      yield { line, texts };
    }
  }

  return {
    encoding: () => wide ?? decoder.encoding,
    read,
    sample: await sampleOf(read, start.length < SAMPLE_BYTES),
  };
}

const SAMPLE_LINES = 1_000;

async function sampleOf(read: TextLines['read'], isWhole: boolean): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { texts } of read(() => undefined)) {
    lines.push(...texts.filter((text) => text !== undefined));
    if (lines.length > SAMPLE_LINES || !isWhole) break;
  }
  return lines.slice(0, SAMPLE_LINES);
}

/** UTF-16 has a byte order mark or, in mostly Latin text, zero bytes at every other position. */
function utf16Label(start: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(start.length, 1_000);
  for (let at = 0; at < length; at++) if (start[at] === 0) zeros[at % 2] += 1;
  if (zeros[1] > length / 4 && zeros[0] === 0) return 'utf-16le';
  if (zeros[0] > length / 4 && zeros[1] === 0) return 'utf-16be';
  return undefined;
}

function checkedLabel(label: string, file: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    throw new ImportError(
      `${file}: expected an encoding such as utf-8, utf-16le, windows-1252 or iso-8859-2, got ${label}.`,
      { cause: error },
    );
  }
}

function recode(bytes: Buffer, encoding: string): Buffer {
  return Buffer.from(new TextDecoder(encoding).decode(bytes));
}

async function* recoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield Buffer.from(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield Buffer.from(rest);
}

function asLineFeeds(bytes: Buffer): void {
  for (let at = bytes.indexOf(CARRIAGE_RETURN); at >= 0; at = bytes.indexOf(CARRIAGE_RETURN, at + 1)) {
    bytes[at] = LINE_FEED;
  }
}
