/**
 * One sentence per reason group, filled with facts of the feature row; null unless the facts speak for the product. The
 * model decides which groups explain a recommendation; this file only decides the wording. Each wording has a kind and
 * the numbers in it, so that a shop can phrase it in its own language.
 */
import type { Facts } from './facts';
import type { ReasonGroup, ReasonKind, ReasonWording } from './recommendation';

/** Facts that are not in the feature row. */
export interface ProductNames {
  readonly aisleName: string;
}

type Sentence = (facts: Facts, names: ProductNames) => ReasonWording | null;

/** A product bought longer ago has more likely been given up. */
const MAX_ORDERS_AGO = 9;

/** Two purchases have a single interval, which says little about the next one. */
const MIN_PURCHASES_FOR_INTERVAL = 3;

const MIN_POPULAR_SHARE = 0.005;
const MIN_REPEAT_SHARE = 0.5;
const MIN_AISLE_RATE = 0.1;
const MIN_NEIGHBOUR_SHARE = 0.01;

/** Names of the aisle of products without one: in Instacart's data and imported logs, and through the API. */
const noAisles: ReadonlySet<string> = new Set(['missing', 'uncategorised']);

export const sentences: Readonly<Record<ReasonGroup, Sentence>> = {
  HABIT: (fact) => {
    const [times, orders] = [fact('user_product_orders'), fact('user_orders')];
    if (!(times > 0)) return null;
    const recent = fact('user_product_in_last_5');
    if (orders > 5 && recent >= 2) {
      const text = `in ${recent} of your last 5 orders, ${times} of ${orders} in all`;
      return wording('BOUGHT_OFTEN_RECENTLY', text, { recentTimes: recent, recentOrders: 5, times, orders });
    }
    if (orders === 1) return wording('BOUGHT_IN_ONLY_ORDER', 'in your only order so far');
    return wording('BOUGHT_IN_ORDERS', `in ${times} of your ${orders} orders`, { times, orders });
  },
  RECENCY: (fact) => {
    const ago = fact('user_product_orders_since_last');
    if (!(ago <= MAX_ORDERS_AGO)) return null;
    const days = Math.round(fact('days_since_last'));
    const when = Number.isNaN(days) ? '' : `, ${plural(days, 'day')} before this one`;
    if (ago === 0) return wording('IN_LAST_ORDER', `in your last order${when}`, { days });
    const text = `last bought ${plural(ago + 1, 'order')} ago${when}`;
    return wording('BOUGHT_ORDERS_AGO', text, { ordersAgo: ago + 1, days });
  },
  TIMING: (fact) => {
    if (!(fact('user_product_orders') >= MIN_PURCHASES_FOR_INTERVAL)) return null;
    const [gap, since] = [fact('user_product_mean_gap_days'), fact('days_since_last')];
    if (Number.isNaN(gap) || Number.isNaN(since)) return null;
    const [intervalDays, days] = [Math.max(1, Math.round(gap)), Math.round(since)];
    const text = `usually every ${plural(intervalDays, 'day')}, last ${plural(days, 'day')} ago`;
    return wording('USUAL_INTERVAL', text, { intervalDays, days });
  },
  POPULARITY: (fact) => {
    const [orderShare, repeatShare] = [fact('product_order_share'), fact('product_reorder_ratio')];
    if (orderShare >= MIN_POPULAR_SHARE) {
      const text = `in ${percent(orderShare)} of all orders; ${percent(repeatShare)} of its purchases are repeats`;
      return wording('POPULAR', text, { orderShare, repeatShare });
    }
    if (!(repeatShare >= MIN_REPEAT_SHARE)) return null;
    return wording('OFTEN_REPEATED', `${percent(repeatShare)} of its purchases are repeats`, { repeatShare });
  },
  TASTE: (fact, { aisleName }) => {
    const rate = fact('aisle_order_rate');
    if (!(rate >= MIN_AISLE_RATE) || noAisles.has(aisleName)) return null;
    const text = `${percent(rate)} of your orders hold something from ${aisleName}`;
    return wording('AISLE_HABIT', text, { orderShare: rate });
  },
  NEIGHBOURS: (fact) => {
    const share = fact('candidate_neighbours_near');
    if (!(share >= MIN_NEIGHBOUR_SHARE)) return null;
    const text = `in ${percent(share)} of the orders of users with similar histories`;
    return wording('SIMILAR_USERS', text, { orderShare: share });
  },
  CO_PURCHASE: (fact) => {
    if (fact('candidate_co_purchase_last') > 0) {
      return wording('BOUGHT_WITH_LAST_ORDER', 'often bought together with products of your last order');
    }
    if (fact('candidate_transition') > 0) {
      return wording('AFTER_LAST_ORDER', 'often in the order after products of your last one');
    }
    if (!(fact('candidate_co_purchase') > 0)) return null;
    return wording('BOUGHT_TOGETHER', 'often bought together with products you buy');
  },
  PRICE: (fact) => {
    const ratio = fact('price_to_usual');
    if (!(ratio < 1.1)) return null;
    if (ratio > 0.9) return wording('USUAL_PRICE', 'priced like what you usually buy');
    const text = `${percent(1 - ratio)} below the mean price of what you buy`;
    return wording('BELOW_USUAL_PRICE', text, { share: 1 - ratio });
  },
  CONTEXT: (fact) => {
    if (fact('user_product_day_fit') > 0.6) {
      return wording('DAY_OF_WEEK', 'you tend to buy it on this day of the week');
    }
    if (fact('user_product_hour_fit') > 0.6) {
      return wording('TIME_OF_DAY', 'you tend to buy it at this time of day');
    }
    const days = Math.round(fact('context_days_since_prior_order'));
    const usualDays = Math.round(fact('user_mean_gap_days'));
    if (!(days >= usualDays)) return null;
    const text = `${plural(days, 'day')} since your last order, usually ${plural(usualDays, 'day')}`;
    return wording('ORDER_DUE', text, { days, usualDays });
  },
};

/** Numbers that are unknown are left out. */
function wording(
  kind: ReasonKind,
  text: string,
  numbers: Readonly<Record<string, number>> = {},
): ReasonWording {
  const values = Object.entries(numbers).flatMap(([name, value]) =>
    Number.isNaN(value) ? [] : [{ name, value }],
  );
  return { kind, text, values };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function percent(share: number): string {
  const value = share * 100;
  return `${value < 10 ? Number(value.toPrecision(2)) : Math.round(value)} %`;
}
