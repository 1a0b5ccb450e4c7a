import type { Booster } from '../gbdt/tree';
import { RAW_SCORE_OUTPUT, ROWS_INPUT } from '../inference/onnx-names';
import { checkFinite } from './check-finite';
import { nodeAttributes } from './onnx-nodes';
import { ATTRIBUTE_TYPE, FLOAT, modelProto } from './onnx-schema';
import type { ModelProto, ValueInfoProto } from './onnx-schema';

/** Metadata of the file. The same booster and metadata give the same bytes. */
export interface OnnxMetadata {
  /** Content version; becomes the file's producer_version. */
  readonly version: string;
  /** Hash of the feature columns that the rows must have. */
  readonly columnsHash: string;
}

/** Old versions that every current onnxruntime reads: IR 8 (2021), ai.onnx.ml 3 (missing values, float thresholds). */
const IR_VERSION = 8;
const ML_DOMAIN = 'ai.onnx.ml';
const ML_VERSION = 3;

/**
 * The booster as an ONNX file: one TreeEnsembleRegressor from `rows` (float32 [N, features]) to `raw_score`
 * (float32 [N, 1], or one column per class).
 *
 * @throws RangeError if a threshold is not a float32 value, or a score could be infinite or NaN
 */
export function boosterToOnnx(booster: Booster, metadata: OnnxMetadata): Uint8Array {
  checkFinite(booster);
  const { numClasses = 1 } = booster;
  const model: ModelProto = {
    irVersion: IR_VERSION,
    opsetImport: [{ domain: ML_DOMAIN, version: ML_VERSION }],
    producerName: 'timel-e-recommendations',
    producerVersion: metadata.version,
    domain: '',
    graph: {
      name: 'booster',
      node: [
        {
          name: 'trees',
          opType: 'TreeEnsembleRegressor',
          domain: ML_DOMAIN,
          input: [ROWS_INPUT],
          output: [RAW_SCORE_OUTPUT],
          attribute: [
            { name: 'n_targets', type: ATTRIBUTE_TYPE.INT, i: numClasses },
            { name: 'aggregate_function', type: ATTRIBUTE_TYPE.STRING, s: Buffer.from('SUM') },
            { name: 'post_transform', type: ATTRIBUTE_TYPE.STRING, s: Buffer.from('NONE') },
            {
              name: 'base_values',
              type: ATTRIBUTE_TYPE.FLOATS,
              floats: new Array<number>(numClasses).fill(booster.initScore),
            },
            ...nodeAttributes(booster),
          ],
        },
      ],
      input: [floatMatrix(ROWS_INPUT, booster.featureNames.length)],
      output: [floatMatrix(RAW_SCORE_OUTPUT, numClasses)],
    },
    metadataProps: [
      { key: 'objective', value: booster.objective },
      { key: 'feature_names', value: JSON.stringify(booster.featureNames) },
      { key: 'feature_columns_hash', value: metadata.columnsHash },
    ],
  };
  return modelProto.encode(model).finish();
}

function floatMatrix(name: string, columns: number): ValueInfoProto {
  const shape = { dim: [{ dimParam: 'N' }, { dimValue: columns }] };
  return { name, type: { tensorType: { elemType: FLOAT, shape } } };
}
