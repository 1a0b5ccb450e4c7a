import { Writable } from 'node:stream';
import { startProgress } from '../../src/lib/progress';

class Screen extends Writable {
  text = '';
  constructor(readonly isTTY: boolean) {
    super();
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.text += chunk.toString();
    done();
  }
  // Required by cli-progress.
  columns = 120;
  cursorTo() {}
  clearLine() {}
}

describe('startProgress', () => {
  test('writes plain lines without a terminal, no more often than the interval', () => {
    const screen = new Screen(false);
    const often = startProgress('Copying', 200, { stream: screen, lineEveryMs: 0 });
    often.update(50, '10 rows/s');
    often.update(200);
    often.stop('7 rows');
    const [first, second, last] = screen.text.split('\n');
    expect(first).toMatch(/^Copying: 25 %, [\d.]+ s left, 10 rows\/s$/);
    expect(second).toBe('Copying: 100 %');
    expect(last).toMatch(/^Copying: 7 rows, [\d.]+ s$/);

    const seldom = new Screen(false);
    const progress = startProgress('Copying', 200, { stream: seldom });
    progress.update(50);
    expect(seldom.text).toBe('');
  });

  test('shows a count when the total is unknown', () => {
    const screen = new Screen(false);
    startProgress('Reading', undefined, { stream: screen, lineEveryMs: 0 }).update(12_345);
    expect(screen.text).toBe('Reading: 12,345\n');
  });

  test('is complete when the total is 0', () => {
    const screen = new Screen(false);
    startProgress('Reading', 0, { stream: screen, lineEveryMs: 0 }).update(0);
    expect(screen.text).toBe('Reading: 100 %\n');
  });

  test('draws a bar on a terminal and leaves one line', () => {
    const screen = new Screen(true);
    const progress = startProgress('Copying', 100, { stream: screen });
    progress.update(50, '10 rows/s');
    progress.stop();
    progress.stop();
    progress.update(60);
    expect(screen.text).toContain('Copying [');
    expect(screen.text).toMatch(/Copying: [\d.]+ s\n$/);
    expect(screen.text.match(/Copying: /g)).toHaveLength(1);
  });

  test('does not handle signals', () => {
    const before = process.listenerCount('SIGINT');
    const progress = startProgress('Copying', 100, { stream: new Screen(true) });
    expect(process.listenerCount('SIGINT')).toBe(before);
    progress.stop();
  });
});
