import { useState } from 'react';
import { Answer } from '../panel/answer';
import type { QueryAnswer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import type { ResultOf } from '../graphql/graphql';
import { OrderDetails } from './order-details';
import { historyQuery } from './queries';
import type { Order } from './queries';
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
      about="Everything that the model knows of this shopper. The taller, the more products; the further apart, the more days between. Choose one to see what was in it."
      query={{ document: historyQuery, variables: { userId } }}
    >
      <Answer answer={answer} what="the history" lines={5}>
        {({ user }) => {
          if (user === null) return <Empty title="Nobody has this id">Pick a shopper from the list.</Empty>;
          if (!shown)
            return (
              <Empty title="No orders yet">
                Until the first order, everybody is shown what is popular at this day and hour.
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
