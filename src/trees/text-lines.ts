/** The LightGBM text cannot be read; `line` counts from 1. */
export class TreeTextError extends Error {
  constructor(
    readonly line: number,
    /** The message without the line. */
    readonly detail: string,
  ) {
    super(`line ${line}: ${detail}`);
    this.name = 'TreeTextError';
  }
}

/** One `key=value` line of the text. */
export interface Field {
  readonly value: string;
  readonly line: number;
}

/** Consecutive `key=value` lines up to an empty line; `line` is the number of the first one. */
export interface Block {
  readonly line: number;
  readonly fields: ReadonlyMap<string, Field>;
}

/** Reads a text line by line and keeps track of the line number. */
export class TextLines {
  private readonly lines: readonly string[];
  private next = 0;

  constructor(text: string) {
    this.lines = text.split(/\r?\n/);
  }

  /** Number of the line that `take` would return, from 1. */
  get lineNumber(): number {
    return this.next + 1;
  }

  /** The next line that is not empty, or null at the end of the text, without moving past it. */
  peek(): string | null {
    while (this.next < this.lines.length && this.lines[this.next].trim() === '') this.next++;
    return this.next < this.lines.length ? this.lines[this.next].trim() : null;
  }

  /** Moves past the next line that is not empty, and returns it. */
  take(expected: string): string {
    const line = this.peek();
    if (line === null)
      throw new TreeTextError(this.lines.length, `expected ${expected}, got the end of the text`);
    this.next++;
    return line;
  }

  /** All `key=value` lines up to the next empty line. */
  takeBlock(): Block {
    this.peek();
    const start = this.lineNumber;
    const fields = new Map<string, Field>();
    for (; this.next < this.lines.length && this.lines[this.next].trim() !== ''; this.next++) {
      const line = this.lines[this.next];
      const equals = line.indexOf('=');
      if (line.trim() === 'average_output')
        throw new TreeTextError(
          this.lineNumber,
          'expected a boosted model, got a random forest (average_output), which is not supported: train with boosting=gbdt',
        );
      if (equals < 1) throw new TreeTextError(this.lineNumber, `expected key=value, got "${shorten(line)}"`);
      fields.set(line.slice(0, equals), { value: line.slice(equals + 1).trim(), line: this.lineNumber });
    }
    return { line: start, fields };
  }
}

/** @throws TreeTextError with the line of the block if it does not have the field */
export function requireField(block: Block, key: string): Field {
  const field = block.fields.get(key);
  if (!field)
    throw new TreeTextError(block.line, `expected ${key}=... in the block that starts here, found none`);
  return field;
}

/** Truncates long values for messages. */
export function shorten(value: string): string {
  return value.length <= 40 ? value : `${value.slice(0, 37)}...`;
}
