import { ExpectedError } from '../lib/expected-error';

/**
 * Everything that can be wrong with a model, by code:
 *
 * - MODEL_NOT_FOUND  no such version, or a file of it is missing
 * - MODEL_CORRUPT    a file is not what the manifest says, or cannot be read
 * - MODEL_MISMATCH   a sound model that does not fit this program (other feature columns, other format)
 * - MODEL_NOT_READY  no model is loaded
 * - SCORING_FAILED   the inference worker ended or failed while rows were being scored
 */
export type ModelErrorCode =
  'MODEL_NOT_FOUND' | 'MODEL_CORRUPT' | 'MODEL_MISMATCH' | 'MODEL_NOT_READY' | 'SCORING_FAILED';

/** Its message says what was expected, what was found, in which file, and what to do next where that is known. */
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

/** Any thrown value as a ModelError: itself when it is one, otherwise wrapped under the given code. */
export function asModelError(thrown: unknown, code: ModelErrorCode): ModelError {
  if (thrown instanceof ModelError) return thrown;
  return new ModelError(code, thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
}
