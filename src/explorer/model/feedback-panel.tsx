import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { number, percent } from '../format';
import { feedbackQuery } from './model-queries';

/** How shoppers reacted to recommendations, as reported by clients through sendFeedback. */
export function FeedbackPanel() {
  const answer = useQuery(feedbackQuery);
  return (
    <Panel
      wide
      title="Feedback from shoppers"
      about="Feedback of the last 30 days. It includes products taken or dismissed in the Shopper view."
      query={{ document: feedbackQuery, variables: {} }}
    >
      <Answer answer={answer} what="the feedback" lines={2}>
        {({ feedbackSummary: { answers, impressions, clicks, addedToBasket, dismissals, shownAndAdded } }) =>
          answers === 0 ? (
            <Empty title="No feedback yet">
              Call sendFeedback from your client when it shows a product and when a shopper takes or dismisses
              it, or take a basket in the Shopper view.
            </Empty>
          ) : (
            <Facts
              facts={[
                { name: 'Answers with feedback', value: number(answers) },
                { name: 'Products shown', value: number(impressions) },
                { name: 'Opened', value: number(clicks) },
                { name: 'Added to the basket', value: number(addedToBasket) },
                { name: 'Dismissed', value: number(dismissals) },
                ...(impressions > 0
                  ? [{ name: 'Share of shown products added', value: percent(shownAndAdded / impressions) }]
                  : []),
              ]}
            />
          )
        }
      </Answer>
    </Panel>
  );
}
