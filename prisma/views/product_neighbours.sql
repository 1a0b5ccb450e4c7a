-- uses: sampled_orders, lag_levels, product_ranks
-- sampled
-- One row per lag level, product and neighbour: a product bought in the same orders. confidence = P(neighbour |
-- product), shrunk by three orders without the neighbour, so that one coincidence does not count as certainty. Only the
-- 30 best per product. Counted in all orders of a shop with up to 200,000 orders, else in a sample of about 200,000
-- (see sampled_orders).
create materialized view product_neighbours as
with deepest as (
  select max(lag) as lag from lag_levels
),
baskets as materialized (
  select
    -- orders beyond the deepest level are on every level, so they share one lag
    least(max(o.lag), (select lag + 1 from deepest)) as lag,
    array_agg(i.product_id order by i.product_id) as product_ids
  from sampled_orders o
  join order_items i on i.order_id = o.order_id
  group by o.order_id
),
-- Each pair once, with the smaller product first. Both keys, which may be negative, are packed into one number, which
-- sorts fastest.
pairs as (
  select a.product_id::int8 << 32 | (neighbour_id::int8 & 4294967295) as pair, b.lag
  from baskets b
  cross join unnest(b.product_ids) with ordinality as a (product_id, place)
  cross join unnest(b.product_ids[a.place + 1 :]) as neighbour_id
),
-- Most pairs occur only once and are dropped here.
lags_of as (
  select pair, array_agg(lag order by lag desc) as lags
  from pairs
  group by pair
  having count(*) >= 2
),
-- `orders` counts the pair's orders at this lag or deeper, which is its number on the levels next_lag to lag - 1. It is
-- the position of the last entry with this lag in the list.
from_lag as (
  select
    (pair >> 32)::int as product_id, (pair << 32 >> 32)::int as neighbour_id,
    l.lag, coalesce(lags[l.orders + 1], 0) as next_lag, l.orders::int as orders, cardinality(lags) as orders_in_all
  from lags_of
  cross join lateral unnest(lags) with ordinality as l (lag, orders)
  where l.orders >= 2 and lags[l.orders + 1] is distinct from l.lag
),
both_ways as materialized (
  select product_id, neighbour_id, lag, next_lag, orders, orders_in_all from from_lag
  union all
  select neighbour_id, product_id, lag, next_lag, orders, orders_in_all from from_lag
),
-- The 30th best on the deepest level. Counts only increase towards level 0, so a pair with a smaller total is not among
-- the 30 best on any level.
thirtieth as (
  select product_id, orders
  from (
    select product_id, orders, row_number() over (partition by product_id order by orders desc) as place
    from both_ways
    where lag > (select lag from deepest)
  ) best
  where place = 30
),
ranked as (
  select
    l.lag, b.product_id, b.neighbour_id, b.orders,
    row_number() over (partition by l.lag, b.product_id order by b.orders desc, k.rank) as place
  from both_ways b
  left join thirtieth t using (product_id)
  join product_ranks k on k.product_id = b.neighbour_id
  join lag_levels l on l.lag >= b.next_lag and l.lag < b.lag
  where t.orders is null or b.orders_in_all >= t.orders
),
alone as (
  select l.lag, a.product_id, sum(a.orders) as orders
  from (
    select b.lag, product_id, count(*) as orders
    from baskets b
    cross join unnest(b.product_ids) as product_id
    group by b.lag, product_id
  ) a
  join lag_levels l on l.lag < a.lag
  group by l.lag, a.product_id
)
select
  r.lag, r.product_id, r.place::int as place, r.neighbour_id, r.orders,
  r.orders / (a.orders + 3)::float8 as confidence
from ranked r
join alone a using (lag, product_id)
where r.place <= 30;

create unique index product_neighbours_key on product_neighbours (lag, product_id, place);
