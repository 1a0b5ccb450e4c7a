import { markdownTable } from '../../src/lib/markdown-table';

test('a table escapes characters that would break it', () => {
  expect(markdownTable(['a', 'b'], [['x | y', 'two\nlines']])).toBe(
    '| a | b |\n|---|---|\n| x \\| y | two lines |',
  );
});
