import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { Answer } from '../panel/answer';
import { errorMessage } from '../panel/error-message';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { announce } from '../shell/announcements';
import { movements } from './movement';
import { recommendationsQuery, sendFeedbackMutation } from './shopper-queries';
import type { Recommendation, RecommendationList } from './shopper-queries';
import { contextOf, filterOf } from './question';
import type { Question } from './question';
import { RecommendationRow } from './recommendation-row';
import classes from './shopper.module.css';
import { StrategyNote } from './strategy-note';

interface RecommendationsPanelProps {
  readonly userId: string;
  readonly question: Question;
  readonly onChange: (part: Partial<Question>) => void;
}

export function RecommendationsPanel({ userId, question, onChange }: RecommendationsPanelProps) {
  const variables = { userId, context: contextOf(question), filter: filterOf(question) };
  const answer = useQuery(recommendationsQuery, { variables });
  const before = useListBefore(answer.data?.recommendations);
  const [sendFeedback, { client }] = useMutation(sendFeedbackMutation);

  const leaveOut = ({ product: { id, name } }: Recommendation) =>
    onChange({ leftOut: [...question.leftOut, { id, name }] });
  const dismiss = async ({ product }: Recommendation, { requestId }: RecommendationList) => {
    try {
      await sendFeedback({
        variables: { input: { userId, requestId, events: [{ productId: product.id, kind: 'DISMISS' }] } },
      });
      await client.refetchQueries({ include: 'active' });
      announce(`${product.name} is dismissed and will not be recommended to this shopper again.`);
    } catch (error) {
      const { title, action } = errorMessage(error);
      announce(`${title}. ${action}`);
    }
  };

  return (
    <Panel
      title="Ranked recommendations"
      about="The products that are most likely at the chosen moment, out of the whole catalogue. The bar shows the probability that the product is in the next basket."
      query={{ document: recommendationsQuery, variables }}
    >
      <Answer answer={answer} what="the recommendations" lines={10}>
        {({ recommendations: list }) => {
          if (list.items.length === 0)
            return (
              <Empty title="No product matches these filters">
                Select more departments or a higher maximum price under &ldquo;Products&rdquo;.
              </Empty>
            );
          const moved = movements(before, idsOf(list));
          return (
            <>
              <StrategyNote strategy={list.strategy} />
              <ol className={classes.ranking}>
                {list.items.map((item, place) => (
                  <RecommendationRow
                    key={item.product.id}
                    item={item}
                    movement={moved[place] ?? null}
                    onLeaveOut={() => leaveOut(item)}
                    onDismiss={() => void dismiss(item, list)}
                  />
                ))}
              </ol>
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}

const idsOf = ({ items }: RecommendationList) => items.map(({ product }) => product.id);

/** The product ids of the previous list; null for the first list. */
function useListBefore(list: RecommendationList | undefined): readonly string[] | null {
  const lists = useRef<{ before: readonly string[] | null; now: RecommendationList | undefined }>({
    before: null,
    now: undefined,
  });
  if (list !== undefined && list.requestId !== lists.current.now?.requestId) {
    lists.current = { before: lists.current.now ? idsOf(lists.current.now) : null, now: list };
  }
  useEffect(() => () => void (lists.current = { before: null, now: undefined }), []);
  return lists.current.before;
}
