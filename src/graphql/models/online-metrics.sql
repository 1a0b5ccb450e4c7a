-- Means over the recorded orders before which the user was served by the model $1 (null: without a model).
select
  count(*)::int as orders,
  avg(hits_5 / 5.0)::float8 as "acceptanceAt5",
  avg(hits_10 / 10.0)::float8 as "acceptanceAt10",
  avg(hits_20 / 20.0)::float8 as "acceptanceAt20",
  sum(list_hits) / nullif(sum(listed), 0)::float8 as "itemAcceptance",
  avg(bought + predicted - 2 * basket_hits)::float8 as "basketEditDistance"
from order_outcomes
where model_version is not distinct from $1::text
