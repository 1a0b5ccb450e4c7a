import type { Pool } from 'pg';
import type { ShopZone } from '../../orders/shop-zone';

/** Where orders are stored, and the zone in which their days are counted. */
export interface OrderStore {
  readonly pool: Pool;
  readonly zone: Pick<ShopZone, 'name' | 'localTime' | 'daysBetween'>;
}

/** A purchase to record. A value that is missing or null is derived from the others, the user's orders and the clock. */
export interface Purchase {
  /** In the order in which they were added to the basket; each product once. */
  readonly items: readonly PurchasedItem[];
  readonly orderedAt?: Date | null | undefined;
  readonly orderNumber?: number | null | undefined;
  readonly dayOfWeek?: number | null | undefined;
  readonly hourOfDay?: number | null | undefined;
  readonly daysSincePriorOrder?: number | null | undefined;
  /** The client's idempotency key for the purchase, unique per user. */
  readonly clientKey?: string | null | undefined;
  /** The shop's own id of the order; canonical. */
  readonly externalId?: string | null | undefined;
}

export interface PurchasedItem {
  readonly productKey: number;
  /** Null if unknown. */
  readonly quantity: number | null;
}
