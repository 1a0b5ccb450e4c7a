import { canonicalExternalId } from '../../src/orders/external-id';

describe('the canonical text of an external id', () => {
  test.each(['0', '7', '007', '7982904213654', 'SKU-23', 'sku-23', 'ada@example.com', 'Nr. 5', 'é', '😀'])(
    'is %j itself',
    (id) => {
      expect(canonicalExternalId(id)).toBe(id);
      expect(canonicalExternalId(` ${id}\r\n`)).toBe(id);
    },
  );

  test('has at most 255 characters', () => {
    expect(canonicalExternalId('x'.repeat(255))).toBe('x'.repeat(255));
    expect(canonicalExternalId('x'.repeat(256))).toBeUndefined();
  });

  test.each(['', ' ', '\u00a0', 'a\tb', 'a\nb', 'a\0', '\u0085x\u0085y', 'a\ud800'])(
    'does not exist for %j',
    (text) => {
      expect(canonicalExternalId(text)).toBeUndefined();
    },
  );
});
