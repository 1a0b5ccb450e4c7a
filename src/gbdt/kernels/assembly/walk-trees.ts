// Raw scores of a block of rows: eight rows walk a tree in parallel, so that the processor works on seven rows while one
// waits for its next node. There are no branches: a row that has reached its leaf stays there.
//
// Tree:  u32 address of its nodes, u32 offset of its first leaf, u32 address of its leaf values (f64), u32 unused
// Node:  u32 feature x 4, with the highest bit set if missing values go left; f32 threshold; u32 left, u32 right as
//        offsets from the tree's first node. Leaves follow the inner nodes and are their own children.

const SIDE_BY_SIDE: i32 = 8;

/**
 * @param numRows a multiple of eight
 * @param rowBytes bytes from row to row
 * @param sums f64 by row, added to
 */
export function walkTrees(
  trees: usize,
  numTrees: i32,
  rows: usize,
  numRows: i32,
  rowBytes: usize,
  sums: usize,
): void {
  for (let tree = 0; tree < numTrees; tree++, trees += 16) {
    const nodes = <usize>load<u32>(trees);
    const firstLeaf = <usize>load<u32>(trees, 4);
    const values = <usize>load<u32>(trees, 8);
    let row = rows;
    for (let i = 0; i < numRows; i += SIDE_BY_SIDE) {
      const sum = sums + ((<usize>i) << 3);
      walkEight(nodes, firstLeaf, values, row, rowBytes, sum);
      row += rowBytes << 3;
    }
  }
}

function walkEight(
  nodes: usize,
  firstLeaf: usize,
  values: usize,
  row: usize,
  rowBytes: usize,
  sums: usize,
): void {
  const row1 = row + rowBytes;
  const row2 = row1 + rowBytes;
  const row3 = row2 + rowBytes;
  const row4 = row3 + rowBytes;
  const row5 = row4 + rowBytes;
  const row6 = row5 + rowBytes;
  const row7 = row6 + rowBytes;
  let a: usize = 0;
  let b: usize = 0;
  let c: usize = 0;
  let d: usize = 0;
  let e: usize = 0;
  let f: usize = 0;
  let g: usize = 0;
  let h: usize = 0;
  while (min(min(min(a, b), min(c, d)), min(min(e, f), min(g, h))) < firstLeaf) {
    a = next(nodes + a, row);
    b = next(nodes + b, row1);
    c = next(nodes + c, row2);
    d = next(nodes + d, row3);
    e = next(nodes + e, row4);
    f = next(nodes + f, row5);
    g = next(nodes + g, row6);
    h = next(nodes + h, row7);
  }
  const first = values - (firstLeaf >> 1); // a node takes 16 bytes, a value 8
  store<f64>(sums, load<f64>(sums) + load<f64>(first + (a >> 1)));
  store<f64>(sums, load<f64>(sums, 8) + load<f64>(first + (b >> 1)), 8);
  store<f64>(sums, load<f64>(sums, 16) + load<f64>(first + (c >> 1)), 16);
  store<f64>(sums, load<f64>(sums, 24) + load<f64>(first + (d >> 1)), 24);
  store<f64>(sums, load<f64>(sums, 32) + load<f64>(first + (e >> 1)), 32);
  store<f64>(sums, load<f64>(sums, 40) + load<f64>(first + (f >> 1)), 40);
  store<f64>(sums, load<f64>(sums, 48) + load<f64>(first + (g >> 1)), 48);
  store<f64>(sums, load<f64>(sums, 56) + load<f64>(first + (h >> 1)), 56);
}

/** The child of `node` for the row. */
function next(node: usize, row: usize): usize {
  const feature = load<u32>(node);
  const value = load<f32>(row + <usize>(feature & 0x7fffffff));
  const isLeft = (<u32>(value <= load<f32>(node, 4))) | ((<u32>(value != value)) & (feature >> 31));
  return <usize>load<u32>(node + ((1 - isLeft) << 2), 8);
}
