-- uses: lag_levels
-- One row: what the aggregates over all users depend on, besides the orders in order_lags, which each have a hash. The
-- sum of hashes changes with any product in any basket.
create view order_state as
select
  count(*) as items,
  coalesce(sum(hashint8extended(order_id, product_id)), 0) as items_hash,
  (select max(lag) from lag_levels) as deepest_lag
from order_items;
