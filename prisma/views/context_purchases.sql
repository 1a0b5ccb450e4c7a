-- uses: order_lags, lag_levels
-- One row per purchase, with day and hour band. Orders beyond the deepest level share one lag.
create view context_purchases as
select
  o.user_id, i.product_id,
  least(o.lag, (select max(lag) + 1 from lag_levels)) as lag,
  o.day_of_week, o.hour_band,
  1 as orders
from order_lags o
join order_items i on i.order_id = o.order_id;
