import { ExpectedError } from '../lib/expected-error';

/** The service cannot start with its settings; the message explains what to change. */
export class StartError extends ExpectedError {
  override readonly name = 'StartError';

  constructor(
    message: string,
    override readonly exitCode: number = 1,
  ) {
    super(message);
  }
}
