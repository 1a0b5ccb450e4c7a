-- uses: context_sums, order_lags, lag_levels, product_ranks
-- One row per lag level, day of week, band of four hours and product: the share of these orders that contain the
-- product, shrunk towards its share of all orders with the weight of 100 orders. Only the 100 best per cell (day and
-- band).
-- Where orders have an unknown hour, there is also a cell of their day with band -1: it counts all orders of that day,
-- whatever their hour, because that is the popularity over what is known. Likewise a cell of their band with day -1. If
-- both are unknown, the popularity in all orders applies, which needs no cell.
create materialized view context_popularity as
with deepest as (
  select max(lag) as lag from lag_levels
),
counts as materialized (
  select
    least(lag, (select lag + 1 from deepest)) as lag,
    coalesce(day_of_week, -1)::smallint as day_of_week, coalesce(hour_band, -1)::smallint as hour_band,
    count(*) as orders
  from order_lags
  group by 1, 2, 3
),
unknown as materialized (
  select bool_or(day_of_week < 0) as day, bool_or(hour_band < 0) as band from counts
),
cells as (
  select l.lag, o.day_of_week, o.hour_band, sum(o.orders)::int8 as orders
  from lag_levels l
  join (
    select lag, day_of_week, hour_band, orders, true as is_own from counts where day_of_week >= 0 and hour_band >= 0
    union all
    select lag, day_of_week, -1::smallint, orders, hour_band < 0 from counts where day_of_week >= 0
    union all
    select lag, -1::smallint, hour_band, orders, day_of_week < 0 from counts where hour_band >= 0
  ) o on o.lag > l.lag
  group by l.lag, o.day_of_week, o.hour_band
  having bool_or(o.is_own)
),
-- The purchases of each cell. The last two parts are not read where everything is known.
sums as not materialized (
  select lag, day_of_week, hour_band, product_id, orders
  from context_sums
  where day_of_week >= 0 and hour_band >= 0
  union all
  select lag, day_of_week, -1::smallint, product_id, orders
  from context_sums
  where day_of_week >= 0 and (select band from unknown)
  union all
  select lag, -1::smallint, hour_band, product_id, orders
  from context_sums
  where hour_band >= 0 and (select day from unknown)
),
overall as materialized (
  select l.lag, a.product_id, sum(a.orders) / max(w.orders)::float8 as share
  from (select lag, product_id, sum(orders)::int8 as orders from context_sums group by lag, product_id) a
  join lag_levels l on l.lag < a.lag
  join (
    select l.lag, sum(o.orders) as orders
    from lag_levels l
    join counts o on o.lag > l.lag
    group by l.lag
  ) w on w.lag = l.lag
  group by l.lag, a.product_id
),
-- Limits the ranking, which is done per level, to few products: lower and upper bounds of a product's value in a cell
-- on any level. The deepest level has the smallest number of its orders; if that is 0, the product may be absent there.
bounds as (
  select
    o.day_of_week, o.hour_band, o.product_id,
    case when o.fewest > 0 then o.fewest + 100 * s.least else 0 end as least,
    o.most + 100 * s.most as most
  from (
    select
      day_of_week, hour_band, product_id,
      sum(orders) filter (where lag > (select lag from deepest)) as fewest,
      sum(orders) as most
    from sums
    group by day_of_week, hour_band, product_id
  ) o
  join (select product_id, min(share) as least, max(share) as most from overall group by product_id) s
    using (product_id)
),
-- A product whose upper bound is below the 100th lower bound is not among the 100 best on any level.
eligible as (
  select day_of_week, hour_band, product_id
  from (
    select
      *,
      nth_value(least, 100) over (
        partition by day_of_week, hour_band
        order by least desc
        rows between unbounded preceding and unbounded following
      ) as hundredth
    from bounds
  ) b
  where hundredth is null or most >= hundredth
),
-- Materialised, so that a wrong estimate cannot make the planner join all pairs of a cell or level.
rated as materialized (
  select a.lag, e.day_of_week, e.hour_band, e.product_id, a.share
  from eligible e
  join overall a using (product_id)
),
bought as (
  select r.lag, r.day_of_week, r.hour_band, r.product_id, r.share, sum(s.orders) as orders
  from rated r
  join sums s using (day_of_week, hour_band, product_id)
  where s.lag > r.lag
  group by r.lag, r.day_of_week, r.hour_band, r.product_id, r.share
),
ranked as (
  select
    c.lag, c.day_of_week, c.hour_band, b.product_id,
    (b.orders + 100 * b.share) / (c.orders + 100) as share,
    row_number() over (
      partition by c.lag, c.day_of_week, c.hour_band
      order by (b.orders + 100 * b.share) / (c.orders + 100) desc, k.rank
    ) as place
  from cells c
  join bought b using (lag, day_of_week, hour_band)
  join product_ranks k using (product_id)
)
select lag, day_of_week, hour_band, place::int as place, product_id, share
from ranked
where place <= 100;

create unique index context_popularity_key on context_popularity (lag, day_of_week, hour_band, place);
