import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { announce } from '../shell/announcements';
import { errorMessage } from '../panel/error-message';
import { recordOrderMutation, sendFeedbackMutation } from './shopper-queries';
import type { Basket } from './shopper-queries';
import { contextOf } from './question';
import type { Question } from './question';

interface TakeBasketProps {
  readonly userId: string;
  readonly basket: Basket;
  readonly question: Question;
}

/** Records the predicted basket as the shopper's order, then reloads history and prediction. */
export function TakeBasket({ userId, basket, question }: TakeBasketProps) {
  const [recordOrder, { loading, client }] = useMutation(recordOrderMutation);
  const [sendFeedback] = useMutation(sendFeedbackMutation);
  const take = async () => {
    const productIds = basket.items.map(({ product }) => product.id);
    const events = productIds.map((productId) => ({ productId, kind: 'ADD_TO_BASKET' as const }));
    try {
      const { data } = await recordOrder({
        variables: { input: { userId, productIds, ...contextOf(question) } },
      });
      await sendFeedback({ variables: { input: { userId, requestId: basket.requestId, events } } });
      await client.refetchQueries({ include: 'active' });
      announce(
        `Recorded as order ${data?.recordOrder.order.orderNumber}. The prediction is now for the following order.`,
      );
    } catch (error) {
      const { title, action } = errorMessage(error);
      announce(`${title}. ${action}`);
    }
  };
  return (
    <Button size="compact-sm" loading={loading} onClick={() => void take()}>
      Take this basket
    </Button>
  );
}
