import { type Booster, type Tree } from '../gbdt/tree';
import { type AttributeProto, ATTRIBUTE_TYPE } from './onnx-schema';

/**
 * All nodes of a booster as the attributes of TreeEnsembleRegressor: parallel arrays with one entry a node. Within a
 * tree of L leaves the ids are
 *
 *   0 ... L - 2        internal nodes, numbered as in the tree
 *   L - 1 ... 2L - 2   leaf 0 ... leaf L - 1
 *
 * A booster without trees becomes one leaf of value 0, since the operator wants a node.
 */
export function nodeAttributes(booster: Booster): AttributeProto[] {
  const nodes = new NodeColumns();
  if (booster.trees.length === 0) nodes.addLeaf(0, 0, 0);
  booster.trees.forEach((tree, index) => addTree(nodes, tree, index));
  return nodes.toAttributes();
}

function addTree(nodes: NodeColumns, tree: Tree, index: number): void {
  const firstLeaf = tree.numLeaves - 1;
  const idOf = (child: number) => (child >= 0 ? child : firstLeaf + ~child);
  for (let node = 0; node < firstLeaf; node++) {
    checkThreshold(tree.threshold[node], index, node);
    nodes.addSplit({
      tree: index,
      node,
      feature: tree.splitFeature[node],
      threshold: tree.threshold[node],
      left: idOf(tree.leftChild[node]),
      right: idOf(tree.rightChild[node]),
      defaultLeft: tree.defaultLeft[node],
    });
  }
  for (let leaf = 0; leaf < tree.numLeaves; leaf++)
    nodes.addLeaf(index, firstLeaf + leaf, tree.leafValue[leaf]);
}

/** ONNX keeps thresholds in float32: any other value would move and send rows to another leaf. */
function checkThreshold(threshold: number, tree: number, node: number): void {
  if (Math.fround(threshold) === threshold) return;
  throw new RangeError(`tree ${tree}, node ${node}: expected a float32 threshold, got ${threshold}`);
}

interface Split {
  readonly tree: number;
  readonly node: number;
  readonly feature: number;
  readonly threshold: number;
  readonly left: number;
  readonly right: number;
  readonly defaultLeft: number;
}

const SPLIT = Buffer.from('BRANCH_LEQ');
const LEAF = Buffer.from('LEAF');

class NodeColumns {
  private readonly treeIds: number[] = [];
  private readonly nodeIds: number[] = [];
  private readonly modes: Buffer[] = [];
  private readonly features: number[] = [];
  private readonly thresholds: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly missingGoesLeft: number[] = [];
  private readonly leafTreeIds: number[] = [];
  private readonly leafNodeIds: number[] = [];
  private readonly leafValues: number[] = [];

  /** A row goes left (ONNX: true) when its value is at most the threshold, or missing where missing goes left. */
  addSplit(split: Split): void {
    this.addNode(split.tree, split.node, SPLIT);
    this.features.push(split.feature);
    this.thresholds.push(split.threshold);
    this.left.push(split.left);
    this.right.push(split.right);
    this.missingGoesLeft.push(split.defaultLeft);
  }

  addLeaf(tree: number, node: number, value: number): void {
    this.addNode(tree, node, LEAF);
    for (const unused of [this.features, this.thresholds, this.left, this.right, this.missingGoesLeft])
      unused.push(0);
    this.leafTreeIds.push(tree);
    this.leafNodeIds.push(node);
    this.leafValues.push(value);
  }

  toAttributes(): AttributeProto[] {
    return [
      ints('nodes_treeids', this.treeIds),
      ints('nodes_nodeids', this.nodeIds),
      { name: 'nodes_modes', type: ATTRIBUTE_TYPE.STRINGS, strings: this.modes },
      ints('nodes_featureids', this.features),
      floats('nodes_values', this.thresholds),
      ints('nodes_truenodeids', this.left),
      ints('nodes_falsenodeids', this.right),
      ints('nodes_missing_value_tracks_true', this.missingGoesLeft),
      ints('target_treeids', this.leafTreeIds),
      ints('target_nodeids', this.leafNodeIds),
      ints('target_ids', new Int32Array(this.leafValues.length)),
      floats('target_weights', this.leafValues),
    ];
  }

  private addNode(tree: number, node: number, mode: Buffer): void {
    this.treeIds.push(tree);
    this.nodeIds.push(node);
    this.modes.push(mode);
  }
}

function ints(name: string, values: ArrayLike<number>): AttributeProto {
  return { name, type: ATTRIBUTE_TYPE.INTS, ints: values };
}

function floats(name: string, values: ArrayLike<number>): AttributeProto {
  return { name, type: ATTRIBUTE_TYPE.FLOATS, floats: values };
}
