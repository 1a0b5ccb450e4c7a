/**
 * One memory for everything that the kernels work on: binned rows, gradients, row lists, histograms. It is a
 * WebAssembly.Memory shared with the worker threads; typed arrays over it are plain arrays to the TypeScript side, and
 * their byteOffset is their address to the kernels.
 *
 *   0        64                                                    grows page by page, 4 GiB at most
 *   [ unused | bins by row | bins by column | labels | ... | free | histograms | ... ]
 */
import { DatasetError } from '../errors';

/** Addresses start at whole cache lines, and address 0 stays unused. */
const ALIGNMENT = 64;
const PAGE = 2 ** 16;
/** Addresses are 32-bit numbers. */
const MOST_PAGES = 2 ** 16;
/** Bytes that a kernel may read or write past the end of an array (it works on 16 bytes at a time). */
const MARGIN = 16;

export type KernelArray =
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array;

export interface KernelArrayType<A extends KernelArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer, byteOffset: number, length: number): A;
}

interface Block {
  readonly at: number;
  readonly bytes: number;
}

export class KernelMemory {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  /** Released blocks by address; adjacent blocks are merged. */
  private readonly free: Block[] = [];
  private end = ALIGNMENT;
  /** All buffer objects of the memory: it gets a new one whenever it grows. */
  private readonly buffers = new WeakSet<object>();

  /**
   * A new array; its contents are undefined.
   * @throws DatasetError if the memory would exceed 4 GiB
   */
  allocate<A extends KernelArray>(type: KernelArrayType<A>, length: number): A {
    const bytes = roundUp(length * type.BYTES_PER_ELEMENT + MARGIN);
    const at = this.take(bytes); // may replace the buffer
    this.buffers.add(this.memory.buffer);
    return new type(this.memory.buffer, at, length);
  }

  /** Whether the array lies in this memory. */
  holds(array: ArrayBufferView): boolean {
    return this.buffers.has(array.buffer);
  }

  /** Releases an array. It must not be used afterwards. */
  release(array: KernelArray): void {
    this.putBack({ at: array.byteOffset, bytes: roundUp(array.byteLength + MARGIN) });
  }

  /**
   * Extends the most recently allocated array in place.
   * @throws DatasetError if the memory would exceed 4 GiB
   */
  extend(array: Uint8Array, length: number): Uint8Array {
    this.reach(array.byteOffset + roundUp(length + MARGIN));
    this.buffers.add(this.memory.buffer);
    return new Uint8Array(this.memory.buffer, array.byteOffset, length);
  }

  private take(bytes: number): number {
    const index = this.free.findIndex((block) => block.bytes >= bytes);
    if (index < 0) {
      const at = this.end;
      this.reach(at + bytes);
      return at;
    }
    const { at, bytes: found } = this.free[index];
    if (found === bytes) this.free.splice(index, 1);
    else this.free[index] = { at: at + bytes, bytes: found - bytes };
    return at;
  }

  private putBack(block: Block): void {
    const next = this.free.findIndex(({ at }) => at > block.at);
    const index = next < 0 ? this.free.length : next;
    this.free.splice(index, 0, block);
    this.joinWithNext(index);
    if (index > 0) this.joinWithNext(index - 1);
  }

  private joinWithNext(index: number): void {
    const [block, next] = this.free.slice(index, index + 2);
    if (!next || block.at + block.bytes !== next.at) return;
    this.free.splice(index, 2, { at: block.at, bytes: block.bytes + next.bytes });
  }

  /** Grows the memory to at least `end` bytes. */
  private reach(end: number): void {
    const pages = Math.ceil(end / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (pages > 0) this.grow(pages, end);
    this.end = end;
  }

  private grow(pages: number, end: number): void {
    try {
      this.memory.grow(pages);
    } catch {
      throw new DatasetError(
        "a dataset that fits the trainer's 4 GiB memory (use fewer rows or features, or train on parts of the rows with continueFrom)",
        `one that needs ${(end / 2 ** 30).toFixed(1)} GiB, or a machine without enough free memory`,
      );
    }
  }
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
