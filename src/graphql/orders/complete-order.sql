-- Completes the announced order $1. Its key becomes one that no import assigns. It keeps its external id, because the next
-- import announces the order again or contains its basket; unless the purchase names the id, that is still to be confirmed.
update orders
set
  id = case when id >= 0 then nextval('orders_id_seq') else id end,
  order_number = $2::int,
  eval_set = 'prior',
  day_of_week = $3::int,
  hour_of_day = $4::int,
  days_since_prior_order = $5::real,
  ordered_at = $6::timestamptz,
  client_key = $7::text,
  announced_id = external_id is not null and external_id is distinct from $8::text,
  external_id = coalesce(external_id, $8::text),
  source = 'api'
where id = $1::int
returning id as key
