import type { Pool } from 'pg';

/** What users did with the answers of a number of days. */
export interface FeedbackCounts {
  /** Answers for which there was any feedback. */
  readonly answers: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly addedToBasket: number;
  readonly dismissals: number;
  /** Products that were shown and then added to the basket. */
  readonly shownAndAdded: number;
}

/** $1 number of days. */
const SQL = `
  with recent as (
    select * from feedback_events where created_at >= now() - make_interval(days => $1::int)
  )
  select
    count(distinct request_id)::int as answers,
    count(*) filter (where kind = 'impression')::int as impressions,
    count(*) filter (where kind = 'click')::int as clicks,
    count(*) filter (where kind = 'add_to_basket')::int as "addedToBasket",
    count(*) filter (where kind = 'dismiss')::int as dismissals,
    count(*) filter (
      where kind = 'add_to_basket' and exists (
        select from recent shown
        where shown.kind = 'impression' and shown.request_id = recent.request_id
          and shown.user_id = recent.user_id and shown.product_id = recent.product_id
      )
    )::int as "shownAndAdded"
  from recent
`;

export async function countFeedback(pool: Pool, days: number): Promise<FeedbackCounts> {
  const { rows } = await pool.query<FeedbackCounts>(SQL, [days]);
  return rows[0];
}
