// The addend of each row to the packed sums (packed.ts), computed once per tree: a leaf then fetches one number per row, and
// none for consecutive rows. Threads take chunks of the rows.
//
// arguments  0 rows (u32*)   1 number of rows   2 gradient (i16 by row)   3 hessian (u16 by row)
//            4 addends (i64 by row, written)
import { argument, takeChunk } from './control';
import { GRADIENT_SHIFT, HESSIAN_SHIFT } from './packed';

const CHUNK_ROWS: u32 = 4096;

export function packAddends(control: usize, thread: u32): void {
  const rows = <usize>argument(control, 0);
  const numRows = argument(control, 1);
  const gradient = <usize>argument(control, 2);
  const hessian = <usize>argument(control, 3);
  const addends = <usize>argument(control, 4);
  const chunks = <i32>((numRows + CHUNK_ROWS - 1) / CHUNK_ROWS);
  for (
    let chunk = takeChunk(control, thread, chunks);
    chunk >= 0;
    chunk = takeChunk(control, thread, chunks)
  ) {
    const begin = <u32>chunk * CHUNK_ROWS;
    const end = rows + ((<usize>min(begin + CHUNK_ROWS, numRows)) << 2);
    for (let at = rows + ((<usize>begin) << 2); at < end; at += 4) {
      const row = <usize>load<u32>(at);
      const g = <i64>load<i16>(gradient + (row << 1));
      const h = <i64>load<u16>(hessian + (row << 1));
      store<i64>(addends + (row << 3), (g << GRADIENT_SHIFT) + (h << HESSIAN_SHIFT) + 1);
    }
  }
}
