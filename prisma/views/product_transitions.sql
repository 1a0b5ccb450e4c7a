-- uses: known_orders, lag_levels
-- One row a lag level, product and another product bought in the order after it. confidence = P(next | product), shrunk
-- by five orders that were not followed by it; the 20 best a product. A pair belongs to the later of its two orders.
create materialized view product_transitions as
with items as (
  select o.user_id, o.sequence, o.lag, i.product_id
  from known_orders o
  join order_items i on i.order_id = o.order_id
),
pairs as (
  select a.product_id, b.product_id as next_id, array_agg(b.lag order by b.lag desc) as lags
  from items a
  join items b on b.user_id = a.user_id and b.sequence = a.sequence + 1 and b.product_id <> a.product_id
  group by a.product_id, b.product_id
  having count(*) >= 2
),
-- The same walk over lags as in product_neighbours.
followed as (
  select l.lag, p.product_id, p.next_id, n as orders
  from pairs p
  cross join lateral generate_series(2, cardinality(p.lags)) as n
  join lag_levels l on l.lag < p.lags[n] and l.lag >= coalesce(p.lags[n + 1], 0)
),
-- purchases that another order of the same user follows, within the level
alone as (
  select l.lag, i.product_id, count(*) as orders
  from lag_levels l
  join items i on i.lag > l.lag + 1
  group by l.lag, i.product_id
),
ranked as (
  select
    f.lag, f.product_id, f.next_id,
    f.orders / (a.orders + 5)::float8 as confidence,
    row_number() over (
      partition by f.lag, f.product_id
      order by f.orders / (a.orders + 5)::float8 desc, f.next_id
    ) as place
  from followed f
  join alone a using (lag, product_id)
)
select lag, product_id, place::int as place, next_id, confidence
from ranked
where place <= 20;

create unique index product_transitions_key on product_transitions (lag, product_id, place);
