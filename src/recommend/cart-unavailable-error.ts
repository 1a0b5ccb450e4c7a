import { ExpectedError } from '../lib/expected-error';

/** A request has a cart, but the model in service was trained by a release that could not rank for carts. */
export class CartUnavailableError extends ExpectedError {
  override readonly name = 'CartUnavailableError';

  constructor(readonly modelVersion: string) {
    super(
      `model ${modelVersion}: expected a model that ranks for carts, got one without a cart model. ` +
        'Train a new model with "npm run train", or request recommendations without a cart.',
    );
  }
}
