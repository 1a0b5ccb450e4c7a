import { ImportError } from '../../../src/import/import-error';

/** The message of the ImportError that a call throws. */
export function failureOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
  throw new Error('Expected an ImportError, got none.');
}
