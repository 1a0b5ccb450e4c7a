-- uses: order_lags, lag_levels
-- What the aggregates were made from, as order_state says it, of the orders of order_lags alone: whatever came while they
-- were made is not in them, and is found the next time.
create materialized view aggregated_order_state as
select
  count(*) as items,
  coalesce(sum(hashint8extended(i.order_id, i.product_id)), 0) as items_hash,
  (select max(lag) from lag_levels) as deepest_lag
from order_lags o
join order_items i on i.order_id = o.order_id;
