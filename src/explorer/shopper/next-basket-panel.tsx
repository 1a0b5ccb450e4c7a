import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { count, percent } from '../format';
import { BasketTable } from './basket-table';
import { nextBasketQuery } from './shopper-queries';
import type { Order } from './shopper-queries';
import { contextOf } from './question';
import type { Question } from './question';
import classes from './shopper.module.css';
import { StrategyNote } from './strategy-note';
import { TakeBasket } from './take-basket';

interface NextBasketPanelProps {
  readonly userId: string;
  readonly question: Question;
  /** Newest first. */
  readonly baskets: readonly Order[];
}

export function NextBasketPanel({ userId, question, baskets }: NextBasketPanelProps) {
  const variables = { userId, context: contextOf(question) };
  const answer = useQuery(nextBasketQuery, { variables });
  const basket = answer.data?.nextBasket;
  return (
    <Panel
      title="Predicted next basket"
      about="The products that the model expects in the next basket, compared with the most recent orders."
      query={{ document: nextBasketQuery, variables }}
      actions={
        basket &&
        basket.items.length > 0 && <TakeBasket userId={userId} basket={basket} question={question} />
      }
    >
      <Answer answer={answer} what="the next basket" lines={8}>
        {({ nextBasket: { items, strategy, expectedF1 } }) =>
          items.length === 0 ? (
            <Empty title="No product is likely enough for this basket">
              Try another day, or more days since the last order.
            </Empty>
          ) : (
            <>
              <StrategyNote strategy={strategy} />
              <BasketTable items={items} baskets={baskets} />
              {strategy === 'PERSONALIZED' && (
                <p className={classes.note}>
                  {count(items.length, 'product')}. Expected F1: {percent(expectedF1)}, the expected overlap
                  of this basket and the actual one.
                </p>
              )}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
