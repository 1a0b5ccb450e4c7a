/**
 * A table is what a shop's file contains, whatever its format: named columns and rows of text. Several files with the
 * same columns form one table.
 */
import type { Finding } from '../row-finding';
import type { TableLimits } from './limits';

export interface Table {
  readonly columns: readonly string[];
  /** The files, archive members and sheets that the table consists of, in reading order. */
  readonly parts: readonly TablePart[];
  /** Reads all parts from the beginning; may be called again after the previous reading has ended. */
  readonly rows: () => AsyncIterable<TableRow>;
  /** Deletes temporary files. The table cannot be read afterwards. */
  readonly close: () => Promise<void>;
}

export interface TableRow {
  /** Position of the row's part in {@link Table.parts}. */
  readonly part: number;
  /** First line of the row in a text file; row of the sheet; row of a Parquet file, from 1. */
  readonly line: number;
  /** One per column; null where the cell is empty. */
  readonly fields: readonly Field[];
}

export type Field = string | null;

export type TableFormat = 'CSV' | 'JSON lines' | 'XLSX' | 'Parquet';

export interface TablePart {
  /** As a person would name it: `export.zip/orders.csv`, `orders.xlsx [2010]`. */
  readonly file: string;
  readonly format: TableFormat;
  /** Of a text file: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`. */
  readonly encoding?: string;
  /** Of a CSV file. */
  readonly delimiter?: string;
  /** Of a workbook. */
  readonly sheet?: string;
}

export interface TableOptions {
  /** A label of the WHATWG Encoding Standard, for text files whose encoding is not detected correctly. */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** The sheet of a workbook; by default the first one, and all others with the same columns. */
  readonly sheet?: string;
  readonly limits?: Partial<TableLimits>;
  /** Called for each row that cannot be read, and for each file, sheet or column that is left out. */
  readonly onFinding?: (finding: Finding) => void;
}

/** One part that was opened: its columns are known. */
export interface OpenPart extends TablePart {
  readonly columns: readonly string[];
  readonly rows: () => AsyncIterable<PartRow>;
}

export type PartRow = Omit<TableRow, 'part'>;

/** The options of a part: findings have the part's name. */
export interface PartOptions extends Omit<TableOptions, 'limits' | 'onFinding'> {
  readonly limits: TableLimits;
  readonly onFinding: (finding: Finding) => void;
}
