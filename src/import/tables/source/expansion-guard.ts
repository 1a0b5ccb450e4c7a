import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { ImportError } from '../../import-error';
import type { TableLimits } from '../limits';

/** Passes decompressed bytes on, until there are more than the limits allow. Fails with an {@link ImportError}. */
export class ExpansionGuard extends Transform {
  private expanded = 0;

  /** @param compressedBytes how many compressed bytes were read so far, or the size of the compressed file */
  constructor(
    private readonly file: string,
    private readonly limits: TableLimits,
    private readonly compressedBytes: () => number,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.expanded += chunk.length;
    const problem = expansionProblem(this.expanded, this.compressedBytes(), this.limits);
    if (problem) done(new ImportError(`${this.file}: ${problem}`));
    else done(null, chunk);
  }
}

/** What is wrong with the sizes, or undefined. */
export function expansionProblem(
  expanded: number,
  compressed: number,
  { maxExpandedBytes, maxExpansion, minCheckedBytes }: TableLimits,
): string | undefined {
  if (expanded > maxExpandedBytes) {
    return `expected at most ${maxExpandedBytes.toLocaleString('en')} bytes after decompression, got more. Split the file if it is valid.`;
  }
  if (expanded > minCheckedBytes && expanded > maxExpansion * compressed) {
    return `expected at most ${maxExpansion} decompressed bytes per compressed byte, got more: the file looks like a decompression bomb. Decompress it yourself if you trust it.`;
  }
  return undefined;
}
