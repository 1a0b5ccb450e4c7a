/** The process has more requests than it can answer in time; the client may retry later. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
}
