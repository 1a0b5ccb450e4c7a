/**
 * Writes a matrix to a Parquet file piece by piece: float32 features, 32-bit integers and text; the only missing value is
 * NaN.
 */
import { fileWriter, ParquetWriter } from 'hyparquet-writer';

export interface MatrixColumn {
  readonly name: string;
  readonly type: 'FLOAT' | 'INT32' | 'STRING';
}

/** By column, in the order of the columns; all of one length. */
export type MatrixPiece = readonly (Float32Array | Int32Array | readonly string[])[];

/** Rows per row group, which is kept in memory until it is written. */
const GROUP_ROWS = 50_000;

export class ParquetMatrix {
  private readonly file: ParquetWriter;
  private readonly waiting: MatrixPiece[] = [];
  private waitingRows = 0;

  /** @param path is overwritten */
  constructor(
    path: string,
    private readonly columns: readonly MatrixColumn[],
  ) {
    const fields = columns.map(({ name, type }) => ({
      name,
      ...(type === 'STRING' ? { type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const } : { type }),
      repetition_type: 'REQUIRED' as const,
    }));
    this.file = new ParquetWriter({
      writer: fileWriter(path),
      schema: [{ name: 'root', num_children: columns.length }, ...fields],
      createdBy: 'timel-e-recommendations',
    });
  }

  append(piece: MatrixPiece): void {
    this.waiting.push(piece);
    this.waitingRows += piece[0].length;
    if (this.waitingRows >= GROUP_ROWS) this.writeWaiting();
  }

  /** Writes the remaining rows and the footer. */
  finish(): void {
    if (this.waitingRows > 0) this.writeWaiting();
    void this.file.finish();
  }

  private writeWaiting(): void {
    const pieces = this.waiting.splice(0);
    const columnData = this.columns.map(({ name, type }, c) => {
      const parts = pieces.map((piece) => piece[c]);
      if (type === 'STRING') return { name, data: (parts as readonly (readonly string[])[]).flat() };
      const whole = type === 'FLOAT' ? new Float32Array(this.waitingRows) : new Int32Array(this.waitingRows);
      // A dictionary would merge -0 and 0.
      return { name, data: joined(parts as readonly ArrayLike<number>[], whole), encoding: 'PLAIN' as const };
    });
    void this.file.write({ columnData, rowGroupSize: this.waitingRows });
    this.waitingRows = 0;
  }
}

function joined<Numbers extends Float32Array | Int32Array>(
  parts: readonly ArrayLike<number>[],
  whole: Numbers,
): Numbers {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
