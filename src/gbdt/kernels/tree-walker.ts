/** Raw scores of many rows with the kernel of assembly/walk-trees.ts, for boosters with plain numerical splits. */
import type { Tree } from '../tree';
import { KernelMemory } from './kernel-memory';
import { loadKernels } from './kernel-module';
import type { Kernels } from './kernel-module';

/** Number of rows that pass through all trees while their values are in cache; a multiple of eight. */
const BLOCK_ROWS = 256;
/** 32-bit words of a tree and of a node (walk-trees.ts). */
const TREE_WORDS = 4;
const NODE_WORDS = 4;
const NODE_BYTES = NODE_WORDS * 4;

export class TreeWalker {
  private readonly memory = new KernelMemory();
  private readonly kernels: Kernels;
  private readonly trees: Uint32Array;
  private readonly rows: Float32Array;
  private readonly sums: Float64Array;

  constructor(
    trees: readonly Tree[],
    private readonly numFeatures: number,
  ) {
    this.kernels = loadKernels(this.memory);
    this.trees = this.memory.allocate(Uint32Array, trees.length * TREE_WORDS);
    this.rows = this.memory.allocate(Float32Array, BLOCK_ROWS * numFeatures);
    this.sums = this.memory.allocate(Float64Array, BLOCK_ROWS);
    trees.forEach((tree, index) => this.trees.set(this.place(tree), index * TREE_WORDS));
  }

  /**
   * @param rows row-major
   * @param initScore initial value of every score
   * @param out receives one score per row
   */
  scoreAll(rows: Float32Array, initScore: number, out: Float32Array): void {
    for (let first = 0; first < out.length; first += BLOCK_ROWS) {
      const size = Math.min(BLOCK_ROWS, out.length - first);
      this.rows.set(rows.subarray(first * this.numFeatures, (first + size) * this.numFeatures));
      this.sums.fill(initScore);
      this.kernels.walkTrees(
        this.trees.byteOffset,
        this.trees.length / TREE_WORDS,
        this.rows.byteOffset,
        Math.ceil(size / 8) * 8,
        this.numFeatures * 4,
        this.sums.byteOffset,
      );
      out.set(this.sums.subarray(0, size), first);
    }
  }

  /** Lays a tree out for the kernel. @returns its entry in the list of trees */
  private place(tree: Tree): number[] {
    const numInner = tree.splitFeature.length;
    const words = this.memory.allocate(Uint32Array, (numInner + tree.numLeaves) * NODE_WORDS);
    const thresholds = new Float32Array(words.buffer, words.byteOffset, words.length);
    const offsetOf = (child: number): number => (child >= 0 ? child : numInner + ~child) * NODE_BYTES;
    for (let node = 0; node < numInner; node++) {
      const at = node * NODE_WORDS;
      words[at] = tree.splitFeature[node] * 4 + (tree.defaultLeft[node] === 1 ? 0x80000000 : 0);
      thresholds[at + 1] = tree.threshold[node];
      words[at + 2] = offsetOf(tree.leftChild[node]);
      words[at + 3] = offsetOf(tree.rightChild[node]);
    }
    for (let leaf = 0; leaf < tree.numLeaves; leaf++) {
      const own = offsetOf(~leaf);
      words.set([0, 0, own, own], (numInner + leaf) * NODE_WORDS);
    }
    const values = this.memory.allocate(Float64Array, tree.numLeaves);
    values.set(tree.leafValue);
    return [words.byteOffset, numInner * NODE_BYTES, values.byteOffset, 0];
  }
}
