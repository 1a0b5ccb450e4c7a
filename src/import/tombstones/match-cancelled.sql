-- Matches pairs in which each order is the closest to the other, and stores the external id. Repeated until no pair is left.
with ranked as (
  select
    id, cancelled_id,
    row_number() over (partition by id order by difference, cancelled_id) as rank_of_cancelled,
    row_number() over (partition by cancelled_id order by difference, id) as rank_of_staged
  from possibly_cancelled
),
matched as (
  select id, cancelled_id from ranked where rank_of_cancelled = 1 and rank_of_staged = 1
),
updated as (
  update cancelled_orders cancelled
  set external_id = shown_order(matched.id)
  from matched
  where cancelled.id = matched.cancelled_id
)
delete from possibly_cancelled
using matched
where possibly_cancelled.id = matched.id or possibly_cancelled.cancelled_id = matched.cancelled_id
