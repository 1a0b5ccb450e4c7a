-- uses: product_sums, order_lags, lag_levels
-- One row per lag level and product: how all users together buy it, as of that lag (see lag_levels). The numbers of a
-- level are sums over its lags.
create materialized view product_features as
with as_of as (
  select
    l.lag, a.product_id,
    sum(a.orders)::float8 as orders,
    sum(a.buyers)::float8 as buyers,
    sum(a.repeat_buyers)::float8 as repeat_buyers,
    sum(a.orders - a.buyers)::float8 as reorders,
    sum(a.next_order_repeats)::float8 as next_order_repeats,
    -- purchases that were followed by another order of the same user at all, within the level
    coalesce(sum(a.orders) filter (where a.lag > l.lag + 1), 0)::float8 as followed,
    sum(a.gap_orders)::float8 as gap_orders,
    sum(a.gap_days) / 1024::float8 as gap_days,
    sum(a.cart_positions)::float8 as cart_positions,
    sum(a.day_cos) / 1073741824::float8 as day_cos, sum(a.day_sin) / 1073741824::float8 as day_sin,
    sum(a.hour_cos) / 1073741824::float8 as hour_cos, sum(a.hour_sin) / 1073741824::float8 as hour_sin,
    nullif(sum(a.orders_with_day), 0)::float8 as orders_with_day,
    nullif(sum(a.orders_with_hour), 0)::float8 as orders_with_hour,
    sum(a.season_cos) / 1073741824::float8 as season_cos, sum(a.season_sin) / 1073741824::float8 as season_sin,
    nullif(sum(a.dated_orders), 0)::float8 as dated_orders
  from lag_levels l
  join product_sums a on a.lag > l.lag
  group by l.lag, a.product_id
),
world as (
  -- every user who has an order on the level has exactly one at its newest lag
  select l.lag, sum(o.orders)::int8 as orders, max(o.orders) filter (where o.lag = l.lag + 1) as users
  from lag_levels l
  join (
    select least(lag, (select max(lag) + 2 from lag_levels)) as lag, count(*) as orders from order_lags group by 1
  ) o on o.lag > l.lag
  group by l.lag
)
select
  a.lag, a.product_id,
  a.orders::int8 as orders,
  w.orders as world_orders,
  a.orders / w.orders as order_share,
  a.buyers / w.users as buyer_share,
  a.orders / a.buyers as orders_per_buyer,
  1 - a.repeat_buyers / a.buyers as one_shot_share,
  a.reorders / a.orders as reorder_ratio,
  (a.next_order_repeats + 1) / (a.followed + 10) as next_order_rate,
  a.gap_orders / nullif(a.reorders, 0) as mean_gap_orders,
  a.gap_days / nullif(a.reorders, 0) as mean_gap_days,
  a.cart_positions / a.orders as mean_cart_position,
  a.day_cos / a.orders_with_day as day_cos, a.day_sin / a.orders_with_day as day_sin,
  a.hour_cos / a.orders_with_hour as hour_cos, a.hour_sin / a.orders_with_hour as hour_sin,
  a.season_cos / a.dated_orders as season_cos, a.season_sin / a.dated_orders as season_sin
from as_of a
join world w using (lag);

create unique index product_features_key on product_features (lag, product_id);
