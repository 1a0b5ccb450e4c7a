import { parse } from 'graphql';
import { checkCost } from '../../src/graphql/query-cost';
import { buildApiSchema } from '../../src/graphql/schema';

describe('checkCost', () => {
  const schema = buildApiSchema();
  const query = parse(
    'query ($first: Int, $with: Boolean = true) { products(first: $first) { nodes { id name @include(if: $with) } } }',
  );
  const cost = (variables: Record<string, unknown>) => checkCost({ schema, query, variables });

  test('computes the cost again for other numbers and booleans, and returns the same cost for the same values', () => {
    const ten = cost({ first: 10 });
    expect(cost({ first: 20 })).toBeGreaterThan(ten);
    expect(cost({ first: 10, with: false })).toBeLessThan(ten);
    expect(cost({ first: 10 })).toBe(ten);
  });

  test('rejects an invalid value each time, even after a valid one', () => {
    cost({ first: 10 });
    for (let i = 0; i < 2; i++) expect(() => cost({ first: 'ten' })).toThrow('first');
  });

  test('still computes costs after a client sent very many different numbers', () => {
    const costs = Array.from({ length: 300 }, (_, i) => cost({ first: 1 + (i % 100), unused: i }));
    expect(costs[299]).toBe(cost({ first: 100 }));
  });
});
