import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const ZERO = 0x30;

/** Number of bytes buffered before they are written. */
const FLUSH_BYTES = 1 << 18;

/**
 * Writes a CSV file directly as bytes. Fields are added synchronously and collected in memory; the caller awaits `flush`
 * whenever `isFull`, which limits the buffer to what the disk can take. Lines end with a line feed.
 */
export class CsvFile {
  /** Number of completed rows, without the header. */
  rows = 0;
  private bytes = Buffer.alloc(FLUSH_BYTES * 2);
  private length = 0;
  private atRowStart = true;

  private constructor(private readonly handle: FileHandle) {}

  /** Creates or truncates the file and writes the header. */
  static async create(path: string, columns: readonly string[]): Promise<CsvFile> {
    const file = new CsvFile(await open(path, 'w'));
    for (const column of columns) file.text(column);
    file.endRow();
    file.rows = 0;
    return file;
  }

  /** @param value a non-negative integer below 2^31 */
  integer(value: number): void {
    this.startField(10);
    let end = this.length + digitsOf(value);
    this.length = end;
    let rest = value;
    do {
      const tens = (rest / 10) | 0;
      this.bytes[--end] = ZERO + rest - 10 * tens;
      rest = tens;
    } while (rest > 0);
  }

  /** Any text; quoted only where required (RFC 4180). */
  text(value: string): void {
    const field = /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    this.startField(3 * field.length);
    this.length += this.bytes.write(field, this.length);
  }

  endRow(): void {
    this.reserve(1);
    this.bytes[this.length++] = LINE_FEED;
    this.atRowStart = true;
    this.rows++;
  }

  get isFull(): boolean {
    return this.length >= FLUSH_BYTES;
  }

  async flush(): Promise<void> {
    await this.handle.writeFile(this.bytes.subarray(0, this.length));
    this.length = 0;
  }

  /** Writes the remaining bytes and closes the file. */
  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.handle.close();
    }
  }

  private startField(maxBytes: number): void {
    this.reserve(maxBytes + 1);
    if (!this.atRowStart) this.bytes[this.length++] = COMMA;
    this.atRowStart = false;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.alloc(2 * (this.length + count));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

function digitsOf(value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits++;
  return digits;
}
