/**
 * Remembers what users were last served, so that a recorded order can be compared with it. Answers are written together,
 * soon afterwards: serving does not wait for it, and a lost second of it costs a statistic and nothing else.
 */
import type { Pool } from 'pg';
import { readSql } from '../../lib/read-sql';

export interface ServedAnswer {
  /** The CSV's user_id. */
  readonly userKey: number;
  readonly kind: 'list' | 'basket';
  readonly requestId: string;
  readonly modelVersion: string | null;
  /** Best first. */
  readonly productIds: readonly number[];
  readonly servedAt: Date;
}

/** Time between two writes, in milliseconds. */
const writeEveryMs = 1000;

/** Users and kinds that may wait to be written; beyond that the oldest are dropped. */
const mostWaiting = 10_000;

export class ServedLog {
  /** The newest of each user and kind. */
  private waiting = new Map<string, ServedAnswer>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private readonly text = readSql(__dirname, 'served-answers');

  /** @param onError told when answers could not be written; they are dropped */
  constructor(
    private readonly pool: Pool,
    private readonly onError: (error: unknown) => void,
  ) {}

  note(answer: ServedAnswer): void {
    const key = `${answer.userKey} ${answer.kind}`;
    this.waiting.delete(key);
    this.waiting.set(key, answer);
    if (this.waiting.size > mostWaiting) this.waiting.delete(this.waiting.keys().next().value as string);
    this.timer ??= setTimeout(() => void this.flush(), writeEveryMs).unref();
  }

  /** Writes what waits; settles when it is written or dropped. Never throws. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    if (this.waiting.size === 0) return;
    const answers = [...this.waiting.values()];
    this.waiting = new Map();
    const column = <T>(of: (answer: ServedAnswer) => T) => answers.map(of);
    try {
      await this.pool.query({
        name: 'served-answers',
        text: this.text,
        values: [
          column((answer) => answer.userKey),
          column((answer) => answer.kind),
          column((answer) => answer.requestId),
          column((answer) => answer.modelVersion),
          column((answer) => JSON.stringify(answer.productIds)),
          column((answer) => answer.servedAt),
        ],
      });
    } catch (error) {
      this.onError(error);
    }
  }
}
