/** Caller errors: an invalid parameter, or data that cannot be trained on. */

/** A training parameter that is unknown or out of range. The message reads "expected ..., got ...". */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
  readonly code = 'GBDT_PARAMETER';

  constructor(expected: string, got: unknown) {
    super(`expected ${expected}, got ${describe(got)}`);
  }
}

/** Rows, labels or datasets with an unusable shape or content. The message reads "expected ..., got ...". */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly code = 'GBDT_DATASET';

  constructor(expected: string, got: unknown) {
    super(`expected ${expected}, got ${describe(got)}`);
  }
}

function describe(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}
