/** The bins of a feature, and the options of the search for them (bin-mapper.ts). */
export interface BinMapper {
  /** Upper bounds (inclusive) of all value bins except the last, strictly ascending; empty for categories. */
  readonly bounds: Float32Array;
  /** For a categorical feature, the category of each value bin (category-bins.ts). */
  readonly categories?: Int32Array;
  readonly numValueBins: number;
  readonly missingBin: number;
  /** Value bins and the bin of missing values: at most 256. */
  readonly numBins: number;
}

export interface BinOptions {
  /** Maximum number of bins, 2 to 255. The bin of missing values counts only if the sample contains a missing value. */
  readonly maxBin: number;
  /** Minimum number of sampled values in a bin, for features with more than one bin. */
  readonly minDataInBin: number;
  /** Features whose values are categories (the parameter categoricalFeature). */
  readonly categorical?: readonly number[];
  /** Number of threads, including the calling one (default 1). The bins do not depend on it. */
  readonly numThreads?: number;
}
