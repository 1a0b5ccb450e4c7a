/**
 * Decodes blocks of lines. Without a given encoding, text is ASCII until the first line that is not; that line decides
 * between UTF-8 and Windows-1252, which agree on everything before it. So one pass is enough.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWindows1252 } from './windows-1252';

export interface UndecodedLine {
  readonly line: number;
  /** The line as far as it can be read. */
  readonly value: string;
  readonly reason: string;
}

const LINE_FEED = 0x0a;

export class LineDecoder {
  /** @param given a label of the WHATWG Encoding Standard; undefined detects the encoding */
  constructor(given?: string) {
    if (given !== undefined) this.known = new TextDecoder(given).encoding;
  }

  private known: string | undefined;

  /** The encoding as far as it is known; ASCII is valid UTF-8. */
  get encoding(): string {
    return this.known ?? 'utf-8';
  }

  /**
   * @param onUndecoded called for each line that is invalid in the encoding; the line is undefined in the result
   * @returns one text per line, without line ends
   */
  decode(bytes: Buffer, line: number, onUndecoded: (problem: UndecodedLine) => void): (string | undefined)[] {
    if (isAscii(bytes)) return splitLines(bytes.toString('latin1'));
    const lines = byteLines(bytes);
    this.known ??= likelyEncoding(lines);
    if (this.known === 'utf-8' && isUtf8(bytes)) return splitLines(bytes.toString('utf8'));
    return lines.map((one, index) => this.decodeLine(one, line + index, onUndecoded));
  }

  private decodeLine(
    bytes: Buffer,
    line: number,
    onUndecoded: (problem: UndecodedLine) => void,
  ): string | undefined {
    if (isAscii(bytes)) return trimReturn(bytes.toString('latin1'));
    if (this.encoding === 'utf-8') {
      if (isUtf8(bytes)) return trimReturn(bytes.toString('utf8'));
      onUndecoded({
        line,
        value: trimReturn(decodeWindows1252(bytes)),
        reason:
          'expected UTF-8 like the lines before, got other bytes (shown as Windows-1252); save the file in one encoding',
      });
      return undefined;
    }
    const text = trimReturn(
      this.encoding === 'windows-1252'
        ? decodeWindows1252(bytes)
        : new TextDecoder(this.encoding).decode(bytes),
    );
    // Bytes without a character become control characters or the replacement character.
    const wrong = /[\u0080-\u009f\ufffd]/.exec(text);
    if (!wrong) return text;
    onUndecoded({
      line,
      value: text,
      reason: `expected ${this.encoding}, got a byte that has no character in it, at character ${wrong.index + 1}; name the right encoding, or save the file as UTF-8`,
    });
    return undefined;
  }
}

/** UTF-8, unless most lines that are not ASCII are invalid in it. */
function likelyEncoding(lines: readonly Buffer[]): string {
  const telling = lines.filter((line) => !isAscii(line));
  const valid = telling.filter((line) => isUtf8(line));
  return valid.length * 2 > telling.length ? 'utf-8' : 'windows-1252';
}

function splitLines(text: string): string[] {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  if (text.includes('\r')) return lines.map(trimReturn);
  return lines;
}

function byteLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const stop = end < 0 ? bytes.length : end;
    lines.push(bytes.subarray(start, stop));
    start = stop + 1;
  }
  return lines;
}

const trimReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
