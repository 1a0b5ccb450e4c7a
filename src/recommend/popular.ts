/**
 * The answer for users without history, and for all users while there is no model: popular products for the context.
 * The score is the share of the orders in this context that contain the product: its probability for an unknown user.
 */
import type { Catalogue, ContextCell } from '../retrieval/catalogue';
import type { Admission } from '../retrieval/product-filter';
import type { OrderContext, Reason, ReasonKind, ReasonWording, Recommendation } from './recommendation';

/** @returns at most `first` recommendations; fewer only when fewer products are admitted */
export function popularRecommendations(
  catalogue: Catalogue,
  context: OrderContext,
  admits: Admission,
  first: number,
): readonly Recommendation[] {
  return popularInContext(catalogue, context, admits, first).map(({ product, share, of }, i) => ({
    rank: i + 1,
    productId: catalogue.products.ids[product],
    score: share,
    source: 'POPULAR',
    reasons: [popularityReason(share, of, context)],
  }));
}

interface PopularProduct {
  readonly product: number;
  readonly share: number;
  /** The orders that the share is one of; undefined: all. */
  readonly of: ContextCell['of'] | undefined;
}

/** The most popular products of the context, filled up with those of the whole catalogue; best first. */
export function popularInContext(
  catalogue: Catalogue,
  { dayOfWeek = NaN, hourOfDay = NaN }: OrderContext,
  admits: Admission,
  first: number,
): readonly PopularProduct[] {
  const found: PopularProduct[] = [];
  const seen = new Set<number>();
  const cell = catalogue.contexts.at(dayOfWeek, hourOfDay);
  for (const list of [cell?.products ?? [], catalogue.byPopularity]) {
    for (const product of list) {
      if (found.length === first) return sorted(found);
      if (seen.has(product) || !admits(product)) continue;
      seen.add(product);
      const inContext = list !== catalogue.byPopularity;
      const share = inContext ? cell?.shares.get(product) : catalogue.orderShares[product];
      found.push({ product, share: share as number, of: inContext ? cell?.of : undefined });
    }
  }
  return sorted(found);
}

/**
 * A product of the whole catalogue may have a larger share than one of the context. Equal shares: smaller product
 * first.
 */
function sorted(found: PopularProduct[]): readonly PopularProduct[] {
  return found.sort((a, b) => b.share - a.share || a.product - b.product);
}

function popularityReason(share: number, of: PopularProduct['of'], { hourOfDay = 0 }: OrderContext): Reason {
  const percent = `${Number((share * 100).toPrecision(2))} %`;
  const orderShare = { name: 'orderShare', value: share };
  const band = Math.floor(hourOfDay / 4) * 4;
  const hours = `between ${band} and ${band + 4} o'clock`;
  const hourValues = [
    { name: 'fromHour', value: band },
    { name: 'toHour', value: band + 4 },
  ];
  const reason = (kind: ReasonKind, text: string, values: ReasonWording['values']): Reason => ({
    ...{ group: 'POPULARITY', kind, text, values, contribution: 0 },
  });
  switch (of) {
    case 'dayAndHours':
      return reason('POPULAR_AT_THIS_TIME', `in ${percent} of orders on this day ${hours}`, [
        orderShare,
        ...hourValues,
      ]);
    case 'day':
      return reason('POPULAR_ON_THIS_DAY', `in ${percent} of orders on this day`, [orderShare]);
    case 'hours':
      return reason('POPULAR_AT_THIS_HOUR', `in ${percent} of orders ${hours}`, [orderShare, ...hourValues]);
    case undefined:
      return reason('POPULAR', share > 0 ? `in ${percent} of all orders` : 'not ordered yet', [orderShare]);
    default:
      return of satisfies never;
  }
}
