-- Matches pairs in which each order is the closest to the other. Repeated until no pair is left; each order is matched
-- at most once.
with ranked as (
  select
    csv_id, order_id,
    row_number() over (partition by csv_id order by difference, order_id desc) as rank_of_recorded,
    row_number() over (partition by order_id order by difference, csv_id) as rank_of_incoming
  from possible_matches
),
matched as (
  insert into order_csv_ids (csv_id, order_id)
  select csv_id, order_id from ranked where rank_of_recorded = 1 and rank_of_incoming = 1
  returning csv_id, order_id
)
delete from possible_matches
using matched
where possible_matches.csv_id = matched.csv_id or possible_matches.order_id = matched.order_id
