import { closeSync, createReadStream, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyText } from './column-type';
import type { RowFinding } from './row-finding';

/**
 * Writes findings to disk while the connection copies the rows of their file, then copies them into the table
 * `findings` in the same transaction. Memory does not grow with the number of findings.
 */
export class FindingSpool {
  private readonly descriptor: number;
  private pending = '';
  private written = false;

  /** @param path a file used only by this spool, removed by close() */
  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.descriptor = openSync(path, 'w');
  }

  /** @param file number of the file */
  add(file: number, { line, column, value, reason, outcome }: RowFinding): void {
    // Postgres cannot store the character 0.
    const texts = [column, value.replaceAll('\0', '\ufffd'), reason, outcome].map(copyText);
    this.pending += `${[file, line, ...texts].join('\t')}\n`;
    if (this.pending.length > 65_536) this.write();
  }

  async copyTo(client: PoolClient): Promise<void> {
    this.write();
    if (!this.written) return;
    await pipeline(createReadStream(this.path), client.query(copyFrom('copy findings from stdin')));
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }

  private write(): void {
    if (this.pending === '') return;
    writeSync(this.descriptor, this.pending);
    this.pending = '';
    this.written = true;
  }
}
