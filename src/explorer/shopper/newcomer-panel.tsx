import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { popularQuery } from './queries';
import { contextOf, filterOf } from './question';
import type { Question } from './question';
import classes from './shopper.module.css';

/** Someone without a history: what everybody buys at this moment, and said to be just that. */
export function NewcomerPanel({ question }: { readonly question: Question }) {
  const variables = { context: contextOf(question), filter: filterOf(question) };
  const answer = useQuery(popularQuery, { variables });
  return (
    <Panel
      title="For someone new"
      about="Nothing is known of this person, so nothing is made up: these are the products that everybody buys at this day and hour, most popular first. Change the moment and the list changes; probabilities and reasons come with the first order."
      query={{ document: popularQuery, variables }}
    >
      <Answer answer={answer} what="popular products" lines={10}>
        {({ popularProducts }) =>
          popularProducts.length === 0 ? (
            <Empty title="No product passes these filters">
              Allow more departments or a higher price under &ldquo;Which products&rdquo;.
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
