/** An expected error that the user can act on: its message is shown without a stack trace. */
export class Failure extends Error {}

/** SIGINT or SIGTERM was received during preparation. */
export class Interrupted extends Error {
  /** @param {'SIGINT' | 'SIGTERM'} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}. Run the same command again to continue.`);
    this.signal = signal;
  }
}
