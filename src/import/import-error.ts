import { ExpectedError } from '../lib/expected-error';

/**
 * The input cannot be imported, and nothing was changed. The message names the place, what was expected and found, and
 * the remedy.
 */
export class ImportError extends ExpectedError {
  override readonly name: string = 'ImportError';
}
