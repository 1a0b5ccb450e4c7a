/** Time between yields to the event loop, which handles progress output and Ctrl-C. */
const TURN_MS = 40;

/** Returns a function to call between iterations. It throws when aborted and yields to the event loop regularly. */
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
