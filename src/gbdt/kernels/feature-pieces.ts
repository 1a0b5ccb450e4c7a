/**
 * The features of a tree in the form the kernels need (assembly/feature-piece.ts): words of eight features where most of
 * the eight are used, single features otherwise. They are also divided into pieces, so that threads can share a leaf that
 * is too small to be divided by rows.
 */
import type { JobRunner } from './job-runner';

/** Features whose bins are one 64-bit word of a row; a piece may begin or end in the middle of one. */
const WORD_FEATURES = 8;
const HALF_FEATURES = 4;
/** Minimum number of used features for which a whole word is cheaper than single features. */
const MIN_FEATURES_FOR_WORD = 5;
const PIECE_WORDS = 8;
/** Number of bytes of a row that the kernel copies at a time. */
const COPIED_BYTES = 16;

export class FeaturePieces {
  readonly words: Uint32Array;
  readonly singles: Uint32Array;
  /** Features of all pieces, piece by piece, after the complete ascending list. */
  readonly features: Int32Array;
  /** The first piece contains all features. */
  readonly pieces: Uint32Array;
  /** Number of pieces, not counting the first. */
  count = 0;
  numWords = 0;
  numSingles = 0;
  numFeatures = 0;

  constructor(
    private readonly runner: JobRunner,
    numFeatures: number,
  ) {
    this.words = runner.allocate(Uint32Array, Math.ceil(numFeatures / WORD_FEATURES));
    this.singles = runner.allocate(Uint32Array, numFeatures);
    this.features = runner.allocate(Int32Array, 2 * numFeatures);
    this.pieces = runner.allocate(Uint32Array, (runner.numThreads + 1) * PIECE_WORDS);
  }

  /** @param features ascending */
  set(features: Int32Array): void {
    const wantedOf = new Uint8Array(this.words.length);
    for (const feature of features) wantedOf[Math.floor(feature / WORD_FEATURES)]++;
    const words = [...wantedOf.keys()].filter((word) => wantedOf[word] >= MIN_FEATURES_FOR_WORD);
    const singles = features.filter((f) => wantedOf[Math.floor(f / WORD_FEATURES)] < MIN_FEATURES_FOR_WORD);
    this.words.set(words);
    this.numWords = words.length;
    this.singles.set(singles);
    this.numSingles = singles.length;
    this.features.set(features);
    this.numFeatures = features.length;
    this.count = Math.max(1, Math.min(this.runner.numThreads, Math.floor(features.length / HALF_FEATURES)));
    this.writePiece(0, 0, 1, 0);
    let listed = features.length;
    for (let i = 0; i < this.count; i++) {
      listed += this.writePiece(i + 1, i / this.count, (i + 1) / this.count, listed);
    }
  }

  /**
   * @param from,to range of the features, as fractions
   * @param at position of the piece's features in the list
   * @returns number of features in the piece
   */
  private writePiece(index: number, from: number, to: number, at: number): number {
    const { words, singles, pieces } = this;
    const halves = [from, to].map((share) => Math.round(share * 2 * this.numWords));
    const ones = [from, to].map((share) => Math.round(share * this.numSingles));
    const bytes = [...singles.subarray(ones[0], ones[1])];
    const wanted = new Set(bytes);
    for (let half = halves[0]; half < halves[1]; half++) {
      const first = words[half >>> 1] * WORD_FEATURES + (half & 1) * HALF_FEATURES;
      for (let feature = first; feature < first + HALF_FEATURES; feature++) wanted.add(feature);
      bytes.push(first, first + HALF_FEATURES - 1);
    }
    const own = this.features.subarray(0, this.numFeatures).filter((feature) => wanted.has(feature));
    this.features.set(own, at);
    const firstByte = Math.min(...bytes);
    const numBytes = Math.max(...bytes) + 1 - firstByte;
    const copied = Math.ceil(numBytes / COPIED_BYTES) * COPIED_BYTES;
    const address = this.features.byteOffset + at * 4;
    pieces.set([...halves, ...ones, firstByte, copied, address, own.length], index * PIECE_WORDS);
    return own.length;
  }
}
