import { VisuallyHidden } from '@mantine/core';
import { boughtIn } from './bought-in';
import { ProbabilityBar } from './probability-bar';
import type { Basket, Order } from './shopper-queries';
import classes from './shopper.module.css';

/** Number of past orders that fit on a phone. */
const MAX_COLUMNS = 8;

interface BasketTableProps {
  readonly items: Basket['items'];
  /** Newest first. */
  readonly baskets: readonly Order[];
}

/** One row per product: a dot per recent order, filled if the product was bought, and the predicted probability. */
export function BasketTable({ items, baskets }: BasketTableProps) {
  const recent = baskets.slice(0, MAX_COLUMNS).reverse();
  return (
    <table className={classes.basket}>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">
            Last {recent.length === 1 ? 'order' : `${recent.length} orders`}
            <span className={classes.direction} aria-hidden="true">
              old → new
            </span>
          </th>
          <th scope="col">Next</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ product, score }) => (
          <tr key={product.id}>
            <th scope="row">
              {product.name}
              <span className={classes.aisle}>{product.aisle.name}</span>
            </th>
            <td>
              <Dots bought={boughtIn(recent, product.id)} />
            </td>
            <td>
              <ProbabilityBar value={score} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dots({ bought }: { readonly bought: readonly boolean[] }) {
  return (
    <span className={classes.dots}>
      {bought.map((filled, order) => (
        <span key={order} className={filled ? classes.bought : classes.notBought} aria-hidden="true" />
      ))}
      <VisuallyHidden>{`bought in ${bought.filter(Boolean).length} of ${bought.length}`}</VisuallyHidden>
    </span>
  );
}
