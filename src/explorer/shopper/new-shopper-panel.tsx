import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { popularQuery } from './shopper-queries';
import { contextOf, filterOf } from './question';
import type { Question } from './question';
import classes from './shopper.module.css';

/** For a shopper without a history: the products that are popular at this moment. */
export function NewShopperPanel({ question }: { readonly question: Question }) {
  const variables = { context: contextOf(question), filter: filterOf(question) };
  const answer = useQuery(popularQuery, { variables });
  return (
    <Panel
      title="New shopper"
      about="There is no history to base a prediction on, so these are the products that are most popular at this day and hour. Probabilities and reasons are available after the first order."
      query={{ document: popularQuery, variables }}
    >
      <Answer answer={answer} what="popular products" lines={10}>
        {({ popularProducts }) =>
          popularProducts.length === 0 ? (
            <Empty title="No product matches these filters">
              Select more departments or a higher maximum price under &ldquo;Products&rdquo;.
            </Empty>
          ) : (
            <ol className={classes.ranking}>
              {popularProducts.map(({ id, name, price, aisle }, place) => (
                <li key={id} className={classes.recommendation}>
                  <span className={classes.rank}>{place + 1}</span>
                  <div className={classes.what}>
                    <span className={classes.name}>{name}</span>
                    <span className={classes.aisle}>
                      {aisle.name}
                      {price !== null && ` · ${price.toFixed(2)}`}
                    </span>
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </Panel>
  );
}
