// Adds a grown tree to the raw scores of the rows that it was grown on.
//
// arguments  0 the list that each leaf's rows are in (u32* by leaf)   1 where each leaf begins in it, and the end (u32*)
//            2 leaf values (f64*)   3 number of leaves   4 scores (f64 by row)
import { argument, takeChunk } from './control';

const CHUNK_ROWS: u32 = 8192;

export function addLeafValues(control: usize): void {
  const lists = <usize>argument(control, 0);
  const starts = <usize>argument(control, 1);
  const values = <usize>argument(control, 2);
  const numRows = load<u32>(starts + ((<usize>argument(control, 3)) << 2));
  const scores = <usize>argument(control, 4);
  for (let chunk = <u32>takeChunk(control); chunk * CHUNK_ROWS < numRows; chunk = <u32>takeChunk(control)) {
    let at = chunk * CHUNK_ROWS;
    const end = min(at + CHUNK_ROWS, numRows);
    let leaf: usize = 0;
    while (load<u32>(starts + ((leaf + 1) << 2)) <= at) leaf++;
    for (; at < end; leaf++) {
      const leafEnd = min(load<u32>(starts + ((leaf + 1) << 2)), end);
      const rows = <usize>load<u32>(lists + (leaf << 2));
      const value = load<f64>(values + (leaf << 3));
      for (; at < leafEnd; at++) {
        const score = scores + ((<usize>load<u32>(rows + ((<usize>at) << 2))) << 3);
        store<f64>(score, load<f64>(score) + value);
      }
    }
  }
}
