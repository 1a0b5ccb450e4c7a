// What the TypeScript side may call: kernel-module.ts describes it there. The hot loops are here too, since what is
// exported is compiled as a function of its own instead of into a larger one, where registers run short. And quick code for
// a function is made while the first, slow code of it runs, and taken at the next call: so a loop that runs only a few times
// in all is called piece by piece.
export { countDistinct } from './bounds-job';
export { countDigits, moveKeys, takeKeys } from './column-sort';
export { copyTile } from './columns-job';
export { logisticRows } from './logistic-job';
export { subtractHistogram } from './histogram-sums';
export { divideAlone } from './partition-job';
export { endWork, runAlone, runJob, work } from './threads';
export { addEightFeatures, gatherBins, gatherAddends } from './histogram-block';
export { flushFeature } from './histogram-sums';
export { packHistogram } from './packed-histogram';
export { scanPacked } from './packed-scan';
export { walkTrees } from './walk-trees';
export { wideLogisticRows } from './wide-logistic-job';
export { addFourWide, addOneWide, flushWideFeature, gatherWide } from './wide-sums';
