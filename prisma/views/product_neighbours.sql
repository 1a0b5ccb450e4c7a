-- uses: known_orders, lag_levels
-- One row a lag level, product and neighbour: bought in the same orders. confidence = P(neighbour | product), shrunk
-- by three orders that did not hold it, so that one coincidence is not certainty; the 30 best a product.
create materialized view product_neighbours as
with items as (
  select o.order_id, o.lag, i.product_id
  from known_orders o
  join order_items i on i.order_id = o.order_id
),
pairs as (
  select a.product_id, b.product_id as neighbour_id, array_agg(a.lag order by a.lag desc) as lags
  from items a
  join items b on b.order_id = a.order_id and b.product_id <> a.product_id
  group by a.product_id, b.product_id
  having count(*) >= 2
),
-- As of a level a pair has the orders whose lag lies above it. With the lags in descending order, the first n are
-- above all levels from lags[n + 1] up to lags[n] - 1.
both_bought as (
  select l.lag, p.product_id, p.neighbour_id, n as orders
  from pairs p
  cross join lateral generate_series(2, cardinality(p.lags)) as n
  join lag_levels l on l.lag < p.lags[n] and l.lag >= coalesce(p.lags[n + 1], 0)
),
alone as (
  select l.lag, i.product_id, count(*) as orders
  from lag_levels l
  join items i on i.lag > l.lag
  group by l.lag, i.product_id
),
ranked as (
  select
    b.lag, b.product_id, b.neighbour_id, b.orders,
    b.orders / (a.orders + 3)::float8 as confidence,
    row_number() over (
      partition by b.lag, b.product_id
      order by b.orders / (a.orders + 3)::float8 desc, b.neighbour_id
    ) as place
  from both_bought b
  join alone a using (lag, product_id)
)
select lag, product_id, place::int as place, neighbour_id, orders::int as orders, confidence
from ranked
where place <= 30;

create unique index product_neighbours_key on product_neighbours (lag, product_id, place);
