-- uses: nothing but tables
-- orders with a fingerprint of all that the aggregates over all users see of them.
create view hashed_orders as
select
  *,
  hash_record_extended(
    row(user_id, order_number, day_of_week, hour_of_day, days_since_prior_order, ordered_at), 0
  ) as order_hash
from orders;
