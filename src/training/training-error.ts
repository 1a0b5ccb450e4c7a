import { ExpectedError } from '../lib/expected-error';

/** Training is impossible; the message says what is missing and what to do. */
export class TrainingError extends ExpectedError {
  override readonly name: string = 'TrainingError';
}
