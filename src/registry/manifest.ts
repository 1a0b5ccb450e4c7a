/**
 * manifest.json describes a published model: what it is, which data it was trained on, and the checksums of its files.
 *
 * The two column hashes are computed from the lists of feature columns. A program serves a model only if the hashes of
 * its own lists are the same. `settings` and `metrics` are JSON objects whose types are defined by the code that writes
 * and reads them: settings is what serving needs besides the boosters (shortlist size, calibration), metrics is what
 * the training run measured, next to its baselines.
 */
import { z } from 'zod';
import { MODEL_FILES, VERSION_PATTERN } from './model-files';

/** Incremented whenever an older release could misread the folder. */
export const MANIFEST_FORMAT = 1;

const json = z.record(z.string(), z.json());

const columns = z.array(z.string().min(1)).min(1).readonly();

const params = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

/** Importance of the features of a booster: sum of split gains, and number of splits. Sorted by gain, largest first. */
const importance = z.array(z.object({ name: z.string(), gain: z.number(), splits: z.int() })).readonly();

const file = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().nonnegative() });

/** One fit of the training run (model-files.ts): which past orders it learnt from, and its files besides `files`. */
const fit = z.object({
  /** Lags of its training targets, newest first: 1 is the last known order of each user. */
  lags: z.array(z.int().positive()).readonly(),
  users: z.int(),
  targets: z.int(),
  rows: z.int(),
  /** Of the data that the lags refer to. */
  dataFingerprint: z.string().min(1),
  /** By path in the version's folder. */
  files: z.record(z.string().regex(/^((selection|evaluated)\/)?[a-z0-9-]+\.(txt|onnx)$/), file),
});

export const manifestSchema = z
  .object({
    formatVersion: z.literal(MANIFEST_FORMAT),
    version: z.string().regex(VERSION_PATTERN),
    createdAt: z.iso.datetime(),
    /** `trained`: by this project's trainer; `imported`: from a LightGBM text file. */
    source: z.enum(['trained', 'imported']),
    featureColumns: columns,
    featureColumnsHash: z.string().min(1),
    stage2Columns: columns,
    stage2ColumnsHash: z.string().min(1),
    params: z.object({ stage1: params, stage2: params }),
    seed: z.int(),
    /** Identifies the imported data that the model was trained on. */
    dataFingerprint: z.string().min(1),
    /** The published model's training rows. */
    trainedOn: z.object({ users: z.int(), targets: z.int(), rows: z.int() }),
    /** Absent in imported models and in those of earlier releases, which have no evaluated model. */
    fits: z.object({ selection: fit, evaluated: fit, published: fit }).readonly().optional(),
    settings: json,
    metrics: json,
    importance: z.object({ stage1: importance, stage2: importance }),
    libraryVersions: z.record(z.string(), z.string()),
    files: z.record(z.enum(MODEL_FILES), file),
  })
  .readonly();

export type Manifest = z.infer<typeof manifestSchema>;

/** What the manifest says about one fit. */
export type ManifestFit = z.infer<typeof fit>;

/** A JSON object in a manifest, without a fixed schema. */
export type JsonObject = z.infer<typeof json>;

export type FeatureImportance = z.infer<typeof importance>[number];
