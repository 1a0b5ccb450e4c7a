import { ExpectedError } from '../lib/expected-error';

/**
 * Error codes of models:
 *
 * - MODEL_NOT_FOUND  the version does not exist, or one of its files is missing
 * - MODEL_CORRUPT    a file differs from the manifest, or cannot be read
 * - MODEL_MISMATCH   an intact model that this release cannot serve (other feature columns, other format)
 * - MODEL_NOT_READY  no model is loaded
 * - SCORING_FAILED   the inference worker failed or ended while it scored rows
 */
export type ModelErrorCode =
  'MODEL_NOT_FOUND' | 'MODEL_CORRUPT' | 'MODEL_MISMATCH' | 'MODEL_NOT_READY' | 'SCORING_FAILED';

/** The message says what was expected, what was found in which file, and, if known, what to do next. */
export class ModelError extends ExpectedError {
  constructor(
    readonly code: ModelErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelError';
  }
}

/** Converts any thrown value to a ModelError; a ModelError is returned unchanged, others are wrapped with the code. */
export function asModelError(thrown: unknown, code: ModelErrorCode): ModelError {
  if (thrown instanceof ModelError) return thrown;
  return new ModelError(code, thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
}
