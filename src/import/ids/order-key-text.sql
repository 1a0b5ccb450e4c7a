-- The key of the order with this external id in the files; null if they do not contain it.
create or replace function key_of_order(external_id text) returns integer language sql stable as $$
  select key from order_keys keys where keys.external_id = key_of_order.external_id limit 1
$$
