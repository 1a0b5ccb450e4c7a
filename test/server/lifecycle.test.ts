import { Lifecycle } from '../../src/server/lifecycle';
import type { Opening } from '../../src/server/lifecycle';

/** Opens a, b and c in order, each when the test allows it, and records the events. */
function threeParts() {
  const happened: string[] = [];
  const gates: Record<string, () => void> = {};
  const open = async ({ signal, onClose }: Opening) => {
    for (const part of ['a', 'b', 'c']) {
      await new Promise<void>((go) => (gates[part] = go));
      happened.push(`open ${part}`);
      onClose(async () => {
        happened.push(`close ${part}`);
        if (part === 'b') throw new Error('b does not close');
      });
      signal.throwIfAborted();
    }
    return 'abc';
  };
  const letOpen = async (...parts: string[]) => {
    for (const part of parts) {
      gates[part]();
      await new Promise(setImmediate);
    }
  };
  const lifecycle = new Lifecycle(open, (error) => happened.push((error as Error).message));
  return { lifecycle, happened, letOpen };
}

describe('Lifecycle', () => {
  test('closes in reverse order, even if a part fails to close', async () => {
    const { lifecycle, happened, letOpen } = threeParts();
    expect(lifecycle.phase).toBe('new');
    const started = lifecycle.start();
    expect(lifecycle.phase).toBe('starting');
    await letOpen('a', 'b', 'c');
    expect(await started).toBe('abc');
    expect(lifecycle.phase).toBe('serving');
    const stops = [lifecycle.stop(), lifecycle.stop()];
    expect(lifecycle.phase).toBe('stopping');
    await Promise.all(stops);
    expect(lifecycle.phase).toBe('stopped');
    await lifecycle.stop();
    expect(happened.slice(3)).toEqual(['close c', 'close b', 'b does not close', 'close a']);
  });

  test('a stop during the start completes the current step and closes what is open', async () => {
    const { lifecycle, happened, letOpen } = threeParts();
    const started = lifecycle.start();
    const failed = expect(started).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await letOpen('a');
    const stopped = lifecycle.stop();
    await letOpen('b');
    await stopped;
    await failed;
    expect(lifecycle.phase).toBe('stopped');
    expect(happened).toEqual(['open a', 'open b', 'close b', 'b does not close', 'close a']);
  });

  test('a failure during the start closes what is open and is thrown', async () => {
    const happened: string[] = [];
    const lifecycle = new Lifecycle<never>(
      async ({ onClose }) => {
        onClose(async () => void happened.push('closed'));
        throw new Error('no second part');
      },
      () => {},
    );
    await expect(lifecycle.start()).rejects.toThrow('no second part');
    expect(happened).toEqual(['closed']);
    expect(lifecycle.phase).toBe('stopped');
  });

  test('can be started once', async () => {
    const lifecycle = new Lifecycle(
      async () => 1,
      () => {},
    );
    await lifecycle.start();
    await expect(lifecycle.start()).rejects.toThrow('expected the phase "new" to start from, got "serving"');
    await lifecycle.stop();
    await expect(lifecycle.start()).rejects.toThrow('got "stopped"');
  });
});
