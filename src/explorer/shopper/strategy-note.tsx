import { Text } from '@mantine/core';

/** Says so where an answer is not personal. */
export function StrategyNote({ strategy }: { readonly strategy: string }) {
  if (strategy === 'PERSONALIZED') return null;
  return (
    <Text size="sm" mb="sm">
      These are popular products, not personal ones: this shopper has no history yet, or no model is in
      service.
    </Text>
  );
}
