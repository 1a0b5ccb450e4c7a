/**
 * The public interface of the trainer: what a program needs to train, apply and inspect boosters. It is the only index
 * file in src; the rest of the project imports the files themselves.
 */
export { fitBinMappers } from './bin-mapper';
export type { BinMapper, BinOptions } from './bin-mapper';
export { Dataset, DatasetBuilder } from './dataset';
export type { AppendOptions } from './dataset';
export { train } from './train';
export type { IterationInfo, TrainRequest, TrainResult } from './train';
export { crossValidate, drawFolds } from './cross-validation';
export type { CrossValidationRequest, CrossValidationResult } from './cross-validation';
export { PARAMETERS } from './params';
export { resolveParams } from './resolve-params';
export type { MetricName, ResolvedParams, TrainParams } from './params';
export { fromLightGbm, toLightGbm } from './lightgbm-params';
export type { ReadParams } from './lightgbm-params';
export { predictLeaf, predictRaw } from './predict';
export { predictClasses } from './predict-classes';
export { featureImportance } from './importance';
export type { FeatureImportance } from './importance';
export type { Booster, ObjectiveName, Tree } from './tree';
export { DatasetError, ParameterError } from './errors';
