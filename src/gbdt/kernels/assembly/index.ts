// What the TypeScript side may call: kernels.ts describes it there.
export { subtractHistogram } from './histogram-sums';
export { divideAlone } from './partition-job';
export { runAlone, runJob, work } from './threads';
export { addEightFeatures, gatherBins, gatherAddends } from './histogram-block';
export { flushFeature } from './histogram-sums';
export { walkTrees } from './walk-trees';
