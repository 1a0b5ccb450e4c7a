/** Training cannot go on; the message says what is missing and what to do. */
export class TrainingError extends Error {
  override readonly name: string = 'TrainingError';
}
