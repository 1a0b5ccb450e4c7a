/**
 * Base class of errors whose message is complete for the person who sees it: what was expected, what was found, what to
 * do next. Commands print the message of such an error without a stack; any other error is a defect and keeps its stack.
 */
export class ExpectedError extends Error {
  /** What a command exits with after this error. */
  readonly exitCode: number = 1;
}
