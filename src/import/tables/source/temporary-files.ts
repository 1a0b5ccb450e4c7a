import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files that exist until `remove`, in a folder that is created with the first of them. */
export class TemporaryFiles {
  private folder: string | undefined;
  private count = 0;

  /** The path of a new file, which the caller writes. */
  next(): string {
    this.folder ??= mkdtempSync(join(tmpdir(), 'timel-e-tables-'));
    this.count += 1;
    return join(this.folder, String(this.count));
  }

  remove(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
  }
}
