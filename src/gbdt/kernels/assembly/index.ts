// What the TypeScript side may call: kernel-module.ts describes it there. The hot loops are here too, since what is
// exported is compiled as a function of its own instead of into a larger one, where registers run short.
export { subtractHistogram } from './histogram-sums';
export { divideAlone } from './partition-job';
export { endWork, runAlone, runJob, work } from './threads';
export { addEightFeatures, gatherBins, gatherAddends } from './histogram-block';
export { flushFeature } from './histogram-sums';
export { packHistogram } from './packed-histogram';
export { scanPacked } from './packed-scan';
export { walkTrees } from './walk-trees';
