import { percent } from '../../src/lib/percent';

test.each([
  [0, '0 %'],
  [1, '100 %'],
  [0.125, '12.5 %'],
  [2 / 3, '66.7 %'],
  [0.00012345, '0.0123 %'],
])('%d is %s', (share, text) => {
  expect(percent(share)).toBe(text);
});
