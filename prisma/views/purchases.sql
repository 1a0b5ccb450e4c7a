-- uses: order_lags, lag_levels
-- One row per purchase, with what it adds to product_sums: integers only, so that sums are exact in any order and can
-- be subtracted again.
--   lag  of its order; orders beyond the deepest level, which another order follows on every level, share one lag
create view purchases as
with placed as (
  select
    o.user_id, i.product_id,
    least(o.lag, (select max(lag) + 2 from lag_levels)) as lag,
    i.add_to_cart_order, o.day_cos, o.day_sin, o.hour_cos, o.hour_sin, o.season_cos, o.season_sin,
    o.sequence - lag(o.sequence) over product as gap_orders,
    o.day - lag(o.day) over product as gap_days,
    row_number() over product as times_bought
  from order_lags o
  join order_items i on i.order_id = o.order_id
  window product as (partition by o.user_id, i.product_id order by o.sequence)
)
select
  user_id, product_id, lag,
  1 as orders,
  (times_bought = 1)::int as buyers,
  (times_bought = 2)::int as repeat_buyers,
  coalesce(gap_orders = 1, false)::int as next_order_repeats,
  coalesce(gap_orders, 0) as gap_orders,
  -- in units of 2^-10
  least(coalesce(1024 * gap_days::float8, 0), 2147483647)::int as gap_days,
  add_to_cart_order::int as cart_positions,
  -- the points, and in how many orders they are known
  coalesce(day_cos, 0) as day_cos, coalesce(day_sin, 0) as day_sin,
  (day_cos is not null)::int as orders_with_day,
  coalesce(hour_cos, 0) as hour_cos, coalesce(hour_sin, 0) as hour_sin,
  (hour_cos is not null)::int as orders_with_hour,
  coalesce(season_cos, 0) as season_cos, coalesce(season_sin, 0) as season_sin,
  (season_cos is not null)::int as dated_orders
from placed;
