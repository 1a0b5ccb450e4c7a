import { memorySize } from '../../src/cli/options';

describe('memorySize', () => {
  test.each([
    ['2g', 2 ** 31],
    ['1.5G', 1.5 * 2 ** 30],
    ['3000m', 3000 * 2 ** 20],
  ])('%s', (text, bytes) => {
    expect(memorySize(text)).toBe(bytes);
  });

  test.each(['', '2', '2gb', '-1g', '0g', 'much', '1e3m'])('"%s" is rejected', (text) => {
    expect(() => memorySize(text)).toThrow(
      `Expected an amount of memory such as 2g, 1.5g or 3000m, got "${text}".`,
    );
  });
});
