import { useState } from 'react';
import { Answer } from '../panel/answer';
import type { QueryAnswer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import type { ResultOf } from '../graphql/graphql';
import { OrderDetails } from './order-details';
import { historyQuery } from './shopper-queries';
import type { Order } from './shopper-queries';
import { TimeLine } from './time-line';

interface HistoryPanelProps {
  readonly userId: string;
  readonly answer: QueryAnswer<ResultOf<typeof historyQuery>>;
  /** Newest first. */
  readonly baskets: readonly Order[];
}

export function HistoryPanel({ userId, answer, baskets }: HistoryPanelProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = baskets.find(({ id }) => id === chosen) ?? baskets[0];
  return (
    <Panel
      title="Past baskets"
      about="The order history that the prediction is based on. The height of a bar is the number of products, the distance the number of days between orders. Select an order to see its products."
      query={{ document: historyQuery, variables: { userId } }}
    >
      <Answer answer={answer} what="the history" lines={5}>
        {({ user }) => {
          if (user === null)
            return <Empty title="There is no shopper with this id">Choose a shopper from the list.</Empty>;
          if (!shown)
            return (
              <Empty title="No orders yet">
                Until the first order, this shopper gets the products that are popular at this day and hour.
              </Empty>
            );
          return (
            <>
              <TimeLine baskets={baskets} chosen={shown.id} onChoose={setChosen} />
              <OrderDetails order={shown} />
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
