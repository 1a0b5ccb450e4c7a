import type { RequestHandler } from 'express';

/**
 * First phase of a graceful shutdown, in which new requests are still accepted. Readiness fails, so that load balancers use
 * other instances, and each response asks its client to open a new connection: closing an idle connection just when its
 * client sends a request would lose that request.
 */
export class GracefulShutdown {
  private begun = false;

  /** @param delayMs how long new requests are still accepted */
  async begin(delayMs: number): Promise<void> {
    this.begun = true;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  }

  get hasBegun(): boolean {
    return this.begun;
  }

  readonly closeConnections: RequestHandler = (_request, response, next) => {
    if (this.begun) response.set('connection', 'close');
    next();
  };
}
