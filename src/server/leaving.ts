import type { RequestHandler } from 'express';

/**
 * The time between the signal to stop and the end of new requests. Readiness says no, so that balancers send others
 * elsewhere, and each answer asks its client to open a new connection next time: an idle connection that is closed
 * just as its client sends would lose that request.
 */
export class Leaving {
  private begun = false;

  /** @param delayMs how long new requests are still taken */
  async begin(delayMs: number): Promise<void> {
    this.begun = true;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  }

  get isLeaving(): boolean {
    return this.begun;
  }

  readonly sayGoodbye: RequestHandler = (_request, response, next) => {
    if (this.begun) response.set('connection', 'close');
    next();
  };
}
