/** More was asked for than can be done in time; later it may go. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
}
