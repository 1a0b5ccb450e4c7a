import { COPY_NULL, decimal, flag, integer, oneOf, optional, text } from '../../src/import/column-type';

describe('integer', () => {
  const hour = integer(0, 23);

  test('accepts whole numbers within its bounds, in the usual spellings', () => {
    expect(['0', '23', '08', ' 7 '].map(hour.toCopy)).toEqual(['0', '23', '8', '7']);
  });

  test.each(['', ' ', '24', '-1', '7.0', '7.5', '1e1', '0x1', '٣', 'NaN', '7 8', '99999999999999999999'])(
    'rejects %j',
    (value) => {
      expect(hour.toCopy(value)).toBeUndefined();
    },
  );

  test('describes valid values', () => {
    expect(hour.expected).toBe('a whole number from 0 to 23');
  });
});

describe('decimal', () => {
  const days = decimal(0, 100);

  test('accepts numbers within its bounds', () => {
    expect(['0', '7.0', '30.', '.5', ' 12.25 '].map(days.toCopy)).toEqual(['0', '7.0', '30.', '.5', '12.25']);
  });

  test.each(['', '-1', '100.1', '1e1', 'Infinity', 'NaN', '1,5', '.'])('rejects %j', (value) => {
    expect(days.toCopy(value)).toBeUndefined();
  });
});

describe('text', () => {
  test('escapes characters that are special to COPY', () => {
    expect(text.toCopy('a\tb\\N\r\nc')).toBe('a\\tb\\\\N\\r\\nc');
  });

  test('rejects an empty text and the character 0', () => {
    expect(text.toCopy('')).toBeUndefined();
    expect(text.toCopy('a\0b')).toBeUndefined();
  });
});

describe('flag', () => {
  test('accepts 0, 1 and equivalent words', () => {
    expect(['0', 'false', 'No', 'f'].map(flag.toCopy)).toEqual(['f', 'f', 'f', 'f']);
    expect(['1', 'TRUE', ' yes', 't'].map(flag.toCopy)).toEqual(['t', 't', 't', 't']);
    expect(['', '2', 'maybe'].map(flag.toCopy)).toEqual([undefined, undefined, undefined]);
  });
});

describe('oneOf and optional', () => {
  test('list their choices', () => {
    const word = optional(oneOf(['prior', 'train', 'test']));
    expect(word.expected).toBe('prior, train or test, or nothing');
    expect(['prior', '', 'Prior'].map(word.toCopy)).toEqual(['prior', COPY_NULL, undefined]);
  });
});
