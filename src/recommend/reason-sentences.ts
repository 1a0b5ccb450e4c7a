/**
 * One sentence per reason group, filled with facts of the feature row; null if the facts do not support a sentence. The
 * model decides which groups explain a recommendation; this file only decides the wording.
 */
import type { Facts } from './facts';
import type { ReasonGroup } from './recommendation';

/** Facts that are not in the feature row. */
export interface ProductNames {
  readonly aisleName: string;
}

type Sentence = (facts: Facts, names: ProductNames) => string | null;

export const sentences: Readonly<Record<ReasonGroup, Sentence>> = {
  HABIT: (fact) => {
    const [times, orders] = [fact('user_product_orders'), fact('user_orders')];
    if (!(times > 0)) return null;
    const recent = fact('user_product_in_last_5');
    if (orders > 5 && recent >= 2) {
      return `in ${recent} of your last 5 orders, ${times} of ${orders} in all`;
    }
    return `in ${times} of your ${orders === 1 ? 'one order' : `${orders} orders`}`;
  },
  RECENCY: (fact) => {
    const ago = fact('user_product_orders_since_last');
    if (Number.isNaN(ago)) return null;
    const days = Math.round(fact('days_since_last'));
    const when = Number.isNaN(days) ? '' : `, ${plural(days, 'day')} before this one`;
    return ago === 0 ? `in your last order${when}` : `last bought ${plural(ago + 1, 'order')} ago${when}`;
  },
  TIMING: (fact) => {
    const [gap, since] = [fact('user_product_mean_gap_days'), fact('days_since_last')];
    if (Number.isNaN(gap) || Number.isNaN(since)) return null;
    return `usually every ${plural(Math.max(1, Math.round(gap)), 'day')}, last ${plural(Math.round(since), 'day')} ago`;
  },
  POPULARITY: (fact) => {
    const share = fact('product_order_share');
    if (!(share > 0)) return null;
    const again = fact('product_reorder_ratio');
    return `in ${percent(share)} of all orders; ${percent(again)} of its purchases are repeats`;
  },
  TASTE: (fact, { aisleName }) => {
    const rate = fact('aisle_order_rate');
    if (!(rate > 0)) return null;
    return `${percent(rate)} of your orders hold something from ${aisleName}`;
  },
  NEIGHBOURS: (fact) => {
    const share = fact('candidate_neighbours_near');
    return share > 0 ? `in ${percent(share)} of the orders of users with similar histories` : null;
  },
  CO_PURCHASE: (fact) => {
    if (fact('candidate_co_purchase_last') > 0)
      return 'often bought together with products of your last order';
    if (fact('candidate_transition') > 0) return 'often in the order after products of your last one';
    return fact('candidate_co_purchase') > 0 ? 'often bought together with products you buy' : null;
  },
  PRICE: (fact) => {
    const ratio = fact('price_to_usual');
    if (Number.isNaN(ratio)) return null;
    if (ratio > 0.9 && ratio < 1.1) return 'priced like what you usually buy';
    const apart = percent(Math.abs(ratio - 1));
    return `${apart} ${ratio < 1 ? 'below' : 'above'} the mean price of what you buy`;
  },
  CONTEXT: (fact) => {
    if (fact('user_product_day_fit') > 0.6) return 'you tend to buy it on this day of the week';
    if (fact('user_product_hour_fit') > 0.6) return 'you tend to buy it at this time of day';
    const since = fact('context_days_since_prior_order');
    const usual = fact('user_mean_gap_days');
    if (Number.isNaN(since) || Number.isNaN(usual)) return null;
    return `${plural(Math.round(since), 'day')} since your last order, usually ${plural(Math.round(usual), 'day')}`;
  },
};

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  const value = share * 100;
  return `${value < 10 ? Number(value.toPrecision(2)) : Math.round(value)} %`;
}
