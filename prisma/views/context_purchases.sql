-- uses: order_lags, lag_levels
-- One row per purchase, with day and hour band, -1 where unknown: rows of a table of sums are found by these columns, and
-- null is equal to nothing. Orders beyond the deepest level share one lag.
create view context_purchases as
select
  o.user_id, i.product_id,
  least(o.lag, (select max(lag) + 1 from lag_levels)) as lag,
  coalesce(o.day_of_week, -1)::smallint as day_of_week,
  coalesce(o.hour_band, -1)::smallint as hour_band,
  1 as orders
from order_lags o
join order_items i on i.order_id = o.order_id;
