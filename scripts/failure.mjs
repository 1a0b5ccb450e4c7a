/** Something the reader can act on: its message is shown as it stands, without a stack. */
export class Failure extends Error {}

/** SIGINT or SIGTERM came while the checkout was made ready. */
export class Interrupted extends Error {
  /** @param {'SIGINT' | 'SIGTERM'} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}; the same command starts again where it is needed.`);
    this.signal = signal;
  }
}
