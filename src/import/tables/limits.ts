/** Limits on what a file may expand to, so that a damaged or malicious file cannot fill the disk or the memory. */
export interface TableLimits {
  /** Bytes that one file may have after decompression. */
  readonly maxExpandedBytes: number;
  /** Decompressed bytes per compressed byte, checked from {@link TableLimits.minCheckedBytes} on. */
  readonly maxExpansion: number;
  readonly minCheckedBytes: number;
  /** Files in one archive. */
  readonly maxMembers: number;
  /** Bytes of one line of a text file. */
  readonly maxLineBytes: number;
  /** Lines of one row, if its quoted fields contain line ends. */
  readonly maxRowLines: number;
  /** Characters of all shared texts of a workbook, which are kept in memory. */
  readonly maxSharedText: number;
  /** Bytes of one row group of a Parquet file, which is kept in memory. */
  readonly maxRowGroupBytes: number;
}

export const defaultLimits: TableLimits = {
  maxExpandedBytes: 256 * 2 ** 30,
  maxExpansion: 250,
  minCheckedBytes: 64 * 2 ** 20,
  maxMembers: 10_000,
  maxLineBytes: 4 * 2 ** 20,
  maxRowLines: 200,
  maxSharedText: 256 * 2 ** 20,
  maxRowGroupBytes: 2 * 2 ** 30,
};
