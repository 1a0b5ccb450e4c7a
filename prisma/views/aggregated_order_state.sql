-- uses: order_lags, lag_levels
-- The state that the aggregates were built from, in the form of order_state, limited to the orders in order_lags:
-- orders that arrived during the build are not included, and are detected by the next comparison.
create materialized view aggregated_order_state as
select
  count(*) as items,
  coalesce(sum(hashint8extended(i.order_id, i.product_id)), 0) as items_hash,
  (select max(lag) from lag_levels) as deepest_lag
from order_lags o
join order_items i on i.order_id = o.order_id;
