import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number } from '../words/count';
import { percent } from '../words/percent';
import { feedbackQuery } from './queries';

/** How answers fared with real shoppers, as far as clients report it with sendFeedback. */
export function FeedbackPanel() {
  const answer = useQuery(feedbackQuery);
  return (
    <Panel
      wide
      title="What shoppers made of it"
      about="Counted from the feedback of the last 30 days. Taking or dismissing products in the Shopper view counts, too."
      query={{ document: feedbackQuery, variables: {} }}
    >
      <Answer answer={answer} what="the feedback" lines={2}>
        {({ feedbackSummary: { answers, impressions, clicks, addedToBasket, dismissals, shownAndAdded } }) =>
          answers === 0 ? (
            <Empty title="No feedback yet">
              Have your client call sendFeedback when it shows a product and when somebody takes or refuses
              it; or take a basket in the Shopper view.
            </Empty>
          ) : (
            <Facts
              facts={[
                { name: 'Answers with feedback', value: number(answers) },
                { name: 'Products shown', value: number(impressions) },
                { name: 'Opened', value: number(clicks) },
                { name: 'Put into the basket', value: number(addedToBasket) },
                { name: 'Dismissed', value: number(dismissals) },
                ...(impressions > 0
                  ? [{ name: 'Of the shown, taken', value: percent(shownAndAdded / impressions) }]
                  : []),
              ]}
            />
          )
        }
      </Answer>
    </Panel>
  );
}
