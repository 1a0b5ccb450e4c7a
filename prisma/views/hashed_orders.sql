-- uses: nothing but tables
-- The orders, each with a hash of everything that the aggregates over all users read of it.
create view hashed_orders as
select
  *,
  hash_record_extended(
    row(user_id, order_number, day_of_week, hour_of_day, days_since_prior_order, ordered_at), 0
  ) as order_hash
from orders;
