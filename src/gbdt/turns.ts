/** Milliseconds of computing after which the event loop gets a turn (progress, Ctrl-C). */
const TURN_MS = 40;

/** A function to call between iterations: throws when aborted, and lets the event loop turn now and then. */
export function takeTurns(signal: AbortSignal | undefined): () => Promise<void> {
  let lastTurn = performance.now();
  return async () => {
    if (performance.now() - lastTurn > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      lastTurn = performance.now();
    }
    signal?.throwIfAborted();
  };
}
