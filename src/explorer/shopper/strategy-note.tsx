import { Text } from '@mantine/core';

/** A note on answers that are not personalised. */
export function StrategyNote({ strategy }: { readonly strategy: string }) {
  if (strategy === 'PERSONALIZED') return null;
  return (
    <Text size="sm" mb="sm">
      These are popular products, not personal recommendations: this shopper has no history yet, or no model
      is in service.
    </Text>
  );
}
