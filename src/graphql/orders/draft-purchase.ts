/** A purchase as a client describes it: checked, with the shop's own ids, not yet looked up. */
import { canonicalExternalId } from '../../orders/external-id';
import { badInput } from '../errors';
import { requireOneOf } from '../validation/one-of';
import { checkArgument } from '../validation/violations';
import type { Purchase } from './purchase';
import { checkClock } from './record-order';
import { MAX_PRODUCTS } from './record-order.input';
import type { RecordOrderInput } from './record-order.input';

export interface DraftPurchase {
  readonly user: { readonly uuid: string } | { readonly externalId: string };
  /** Name of the input with the products, for messages. */
  readonly basketField: 'productIds' | 'items';
  readonly items: readonly DraftItem[];
  readonly circumstances: Omit<Purchase, 'items'>;
}

export interface DraftItem {
  /** Canonical. */
  readonly productId: string;
  readonly quantity: number | null;
  readonly name: string | null;
}

/** @throws ApiError BAD_USER_INPUT */
export function draftPurchase(input: RecordOrderInput): DraftPurchase {
  checkArgument(input);
  const { userId, userExternalId, productIds, items, externalId, ...circumstances } = input;
  requireOneOf({ userId, userExternalId });
  requireOneOf({ productIds, items });
  checkClock(circumstances.orderedAt);
  const basketField = productIds ? 'productIds' : 'items';
  const basket = productIds ? productIds.map((productId) => ({ productId })) : (items ?? []);
  return {
    user: userId ? { uuid: userId.toLowerCase() } : { externalId: canonical(userExternalId as string) },
    basketField,
    items: checkedBasket(basketField, basket),
    circumstances: { ...circumstances, externalId: externalId ? canonical(externalId) : null },
  };
}

function checkedBasket(
  field: string,
  basket: readonly { productId: string; quantity?: number | null; name?: string | null }[],
): readonly DraftItem[] {
  if (basket.length === 0) throw badInput(field, 'at least one product', []);
  if (basket.length > MAX_PRODUCTS) throw badInput(field, `at most ${MAX_PRODUCTS} products`, basket.length);
  const seen = new Set<string>();
  return basket.map(({ productId, quantity = null, name = null }) => {
    const id = canonical(productId);
    if (seen.has(id)) throw badInput(field, 'each product once', `${id} twice`);
    seen.add(id);
    return { productId: id, quantity, name: name?.trim() ?? null };
  });
}

/** The rules of the input have accepted the id. */
const canonical = (id: string): string => canonicalExternalId(id) ?? id;
