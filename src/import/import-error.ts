import { ExpectedError } from '../lib/expected-error';

/**
 * The input cannot be imported, and nothing was changed. The message says where, what was expected, what stood there
 * and what to do.
 */
export class ImportError extends ExpectedError {
  override readonly name: string = 'ImportError';
}
