-- uses: order_lags, sampled_orders, lag_levels, product_ranks
-- sampled
-- One row per lag level, product, and other product bought in the following order. confidence = P(next | product),
-- shrunk by five orders that were not followed by it. Only the 20 best per product. A pair belongs to the later of its
-- two orders, and is counted if that order is sampled (see sampled_orders).
create materialized view product_transitions as
with deepest as (
  select max(lag) as lag from lag_levels
),
-- An order and the one before it, at the lag of the later one. Orders beyond the deepest level share one lag.
steps as materialized (
  select b.order_id, a.order_id as order_before, least(b.lag, (select lag + 1 from deepest)) as lag
  from sampled_orders b
  join order_lags a on a.user_id = b.user_id and a.sequence = b.sequence - 1
),
followed as materialized (
  select s.order_id, s.lag, i.product_id
  from steps s
  join order_items i on i.order_id = s.order_before
),
-- The rest is the same as in product_neighbours.
pairs as (
  select f.product_id::int8 << 32 | (i.product_id::int8 & 4294967295) as pair, f.lag
  from followed f
  join order_items i on i.order_id = f.order_id and i.product_id <> f.product_id
),
lags_of as (
  select pair, array_agg(lag order by lag desc) as lags
  from pairs
  group by pair
  having count(*) >= 2
),
from_lag as materialized (
  select
    (pair >> 32)::int as product_id, (pair << 32 >> 32)::int as next_id,
    l.lag, coalesce(lags[l.orders + 1], 0) as next_lag, l.orders::int as orders, cardinality(lags) as orders_in_all
  from lags_of
  cross join lateral unnest(lags) with ordinality as l (lag, orders)
  where l.orders >= 2 and lags[l.orders + 1] is distinct from l.lag
),
twentieth as (
  select product_id, orders
  from (
    select product_id, orders, row_number() over (partition by product_id order by orders desc) as place
    from from_lag
    where lag > (select lag from deepest)
  ) best
  where place = 20
),
ranked as (
  select
    l.lag, b.product_id, b.next_id, b.orders,
    row_number() over (partition by l.lag, b.product_id order by b.orders desc, k.rank) as place
  from from_lag b
  left join twentieth t using (product_id)
  join product_ranks k on k.product_id = b.next_id
  join lag_levels l on l.lag >= b.next_lag and l.lag < b.lag
  where t.orders is null or b.orders_in_all >= t.orders
),
alone as (
  select l.lag, a.product_id, sum(a.orders) as orders
  from (select lag, product_id, count(*) as orders from followed group by lag, product_id) a
  join lag_levels l on l.lag < a.lag
  group by l.lag, a.product_id
)
select r.lag, r.product_id, r.place::int as place, r.next_id, r.orders / (a.orders + 5)::float8 as confidence
from ranked r
join alone a using (lag, product_id)
where r.place <= 20;

create unique index product_transitions_key on product_transitions (lag, product_id, place);
