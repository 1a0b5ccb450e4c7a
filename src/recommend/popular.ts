/**
 * The answer for users without history, and for all users while there is no model: popular products for the context.
 * The score is the share of the orders in this context that contain the product: its probability for an unknown user.
 */
import type { Catalogue } from '../retrieval/catalogue';
import type { Admission } from '../retrieval/product-filter';
import type { OrderContext, Reason, Recommendation } from './recommendation';

/** @returns at most `first` recommendations; fewer only when fewer products are admitted */
export function popularRecommendations(
  catalogue: Catalogue,
  context: OrderContext,
  admits: Admission,
  first: number,
): readonly Recommendation[] {
  return popularInContext(catalogue, context, admits, first).map(({ product, share, inContext }, i) => ({
    rank: i + 1,
    productId: catalogue.products.ids[product],
    score: share,
    source: 'POPULAR',
    reasons: [popularityReason(share, inContext, context)],
  }));
}

interface PopularProduct {
  readonly product: number;
  readonly share: number;
  /** True if the share is that of orders at this day and hour, false if it is that of all orders. */
  readonly inContext: boolean;
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
      found.push({ product, share: share as number, inContext });
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

function popularityReason(share: number, inContext: boolean, { hourOfDay = 0 }: OrderContext): Reason {
  const percent = `${Number((share * 100).toPrecision(2))} %`;
  const band = Math.floor(hourOfDay / 4) * 4;
  if (inContext) {
    const text = `in ${percent} of orders on this day between ${band} and ${band + 4} o'clock`;
    const values = [
      { name: 'orderShare', value: share },
      { name: 'fromHour', value: band },
      { name: 'toHour', value: band + 4 },
    ];
    return { group: 'POPULARITY', kind: 'POPULAR_AT_THIS_TIME', text, values, contribution: 0 };
  }
  const text = share > 0 ? `in ${percent} of all orders` : 'not ordered yet';
  const values = [{ name: 'orderShare', value: share }];
  return { group: 'POPULARITY', kind: 'POPULAR', text, values, contribution: 0 };
}
