import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { count } from '../words/count';
import { percent } from '../words/percent';
import { BasketTable } from './basket-table';
import { nextBasketQuery } from './queries';
import type { Order } from './queries';
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
      about="The products that the model would put into the basket, beside what was really bought in the last orders."
      query={{ document: nextBasketQuery, variables }}
      actions={
        basket &&
        basket.items.length > 0 && <TakeBasket userId={userId} basket={basket} question={question} />
      }
    >
      <Answer answer={answer} what="the next basket" lines={8}>
        {({ nextBasket: { items, strategy, expectedF1 } }) =>
          items.length === 0 ? (
            <Empty title="Nothing is likely enough to put into this basket">
              That is an answer, too. Try another day or a longer time since the last order.
            </Empty>
          ) : (
            <>
              <StrategyNote strategy={strategy} />
              <BasketTable items={items} baskets={baskets} />
              {strategy === 'PERSONALIZED' && (
                <p className={classes.note}>
                  {count(items.length, 'product')}. The model expects an F1 of {percent(expectedF1)} for this
                  basket: how well it and the real one will overlap.
                </p>
              )}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
