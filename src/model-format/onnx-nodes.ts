import type { Booster, Tree } from '../gbdt/tree';
import { stepsOf } from './onnx-steps';
import { ATTRIBUTE_TYPE } from './onnx-schema';
import type { AttributeProto } from './onnx-schema';

/**
 * All nodes of a booster as the attributes of TreeEnsembleRegressor: parallel arrays with one entry per node. Within
 * a tree of L leaves the ids are
 *
 *   0 ... L - 2        internal nodes, numbered as in the tree
 *   L - 1 ... 2L - 2   leaf 0 ... leaf L - 1
 *   2L - 1 ...         further steps of splits that need several (onnx-steps.ts)
 *
 * A booster without trees becomes one leaf of value 0, because the operator requires a node.
 */
export function nodeAttributes(booster: Booster): AttributeProto[] {
  const { numClasses = 1 } = booster;
  const nodes = new NodeColumns();
  if (booster.trees.length === 0) nodes.addLeaf(0, 0, 0, 0);
  booster.trees.forEach((tree, index) => addTree(nodes, tree, index, index % numClasses));
  return nodes.toAttributes();
}

function addTree(nodes: NodeColumns, tree: Tree, index: number, target: number): void {
  const firstLeaf = tree.numLeaves - 1;
  const idOf = (child: number) => (child >= 0 ? child : firstLeaf + ~child);
  let free = firstLeaf + tree.numLeaves;
  for (let node = 0; node < firstLeaf; node++) {
    checkThreshold(tree.threshold[node], index, node);
    const left = idOf(tree.leftChild[node]);
    const right = idOf(tree.rightChild[node]);
    const { steps, lastLeft } = stepsOf(tree, node);
    const feature = tree.splitFeature[node];
    let own = node;
    steps.forEach((step, i) => {
      const onTrue = step.left ? left : right;
      // onnxruntime requires each "false" child to be a new node, while "true" children may be shared: so the chain continues there.
      const onFalse = i + 1 < steps.length ? free++ : lastLeft ? left : right;
      const missingOnTrue = step.takesMissing ? 1 : 0;
      nodes.addSplit({
        tree: index,
        node: own,
        feature,
        threshold: step.upTo,
        onTrue,
        onFalse,
        missingOnTrue,
      });
      own = onFalse;
    });
  }
  for (let leaf = 0; leaf < tree.numLeaves; leaf++)
    nodes.addLeaf(index, firstLeaf + leaf, tree.leafValue[leaf], target);
}

/** ONNX keeps thresholds in float32: any other value would be rounded and could send rows to a different leaf. */
function checkThreshold(threshold: number, tree: number, node: number): void {
  if (Math.fround(threshold) === threshold) return;
  throw new RangeError(`tree ${tree}, node ${node}: expected a float32 threshold, got ${threshold}`);
}

interface Split {
  readonly tree: number;
  readonly node: number;
  readonly feature: number;
  readonly threshold: number;
  readonly onTrue: number;
  readonly onFalse: number;
  readonly missingOnTrue: number;
}

const SPLIT = Buffer.from('BRANCH_LEQ');
const LEAF = Buffer.from('LEAF');

class NodeColumns {
  private readonly treeIds: number[] = [];
  private readonly nodeIds: number[] = [];
  private readonly modes: Buffer[] = [];
  private readonly features: number[] = [];
  private readonly thresholds: number[] = [];
  private readonly onTrue: number[] = [];
  private readonly onFalse: number[] = [];
  private readonly missingOnTrue: number[] = [];
  private readonly leafTreeIds: number[] = [];
  private readonly leafNodeIds: number[] = [];
  private readonly leafTargets: number[] = [];
  private readonly leafValues: number[] = [];

  /** The "true" branch takes values up to the threshold, and missing values if missingOnTrue is 1. */
  addSplit(split: Split): void {
    this.addNode(split.tree, split.node, SPLIT);
    this.features.push(split.feature);
    this.thresholds.push(split.threshold);
    this.onTrue.push(split.onTrue);
    this.onFalse.push(split.onFalse);
    this.missingOnTrue.push(split.missingOnTrue);
  }

  addLeaf(tree: number, node: number, value: number, target: number): void {
    this.addNode(tree, node, LEAF);
    for (const unused of [this.features, this.thresholds, this.onTrue, this.onFalse, this.missingOnTrue])
      unused.push(0);
    this.leafTreeIds.push(tree);
    this.leafNodeIds.push(node);
    this.leafTargets.push(target);
    this.leafValues.push(value);
  }

  toAttributes(): AttributeProto[] {
    return [
      ints('nodes_treeids', this.treeIds),
      ints('nodes_nodeids', this.nodeIds),
      { name: 'nodes_modes', type: ATTRIBUTE_TYPE.STRINGS, strings: this.modes },
      ints('nodes_featureids', this.features),
      floats('nodes_values', this.thresholds),
      ints('nodes_truenodeids', this.onTrue),
      ints('nodes_falsenodeids', this.onFalse),
      ints('nodes_missing_value_tracks_true', this.missingOnTrue),
      ints('target_treeids', this.leafTreeIds),
      ints('target_nodeids', this.leafNodeIds),
      ints('target_ids', this.leafTargets),
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
