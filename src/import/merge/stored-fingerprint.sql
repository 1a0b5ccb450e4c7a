-- Counts and checksums of what imports write, whatever the order of the rows. Orders recorded through the API and
-- their items do not count: they come between two imports without touching what was imported.
select concat_ws(' ',
  catalogue.fingerprint, users.fingerprint,
  orders.rows, orders.checksum,
  items.rows - api_items.rows, items.checksum # coalesce(api_items.checksum, 0)) as fingerprint
from (
  select concat_ws(' ',
    (select concat(count(*), ' ', bit_xor(hash_record_extended(departments, 0))) from departments),
    (select concat(count(*), ' ', bit_xor(hash_record_extended(aisles, 0))) from aisles),
    (select concat(count(*), ' ', bit_xor(hash_record_extended(products, 0))) from products)) as fingerprint
) catalogue,
(
  select concat(count(*), ' ', bit_xor(hash_record_extended(
    row(id, uuid, first_name, last_name, email, phone, street_address, city, postal_code, country), 0))) as fingerprint
  from users
) users,
(
  select count(*) as rows,
    bit_xor(hash_record_extended(row(id, user_id, order_number, eval_set, day_of_week, hour_of_day,
      days_since_prior_order, ordered_at), 0)) as checksum
  from orders where id >= 0
) orders,
(
  select count(*) as rows,
    bit_xor(hashint8extended((order_id::bigint << 32) + product_id, add_to_cart_order * 2 + reordered::integer)
      # coalesce(hashfloat4extended(quantity, (order_id::bigint << 32) + product_id), 0)) as checksum
  from order_items
) items,
(
  select count(*) as rows,
    bit_xor(hashint8extended((order_id::bigint << 32) + product_id, add_to_cart_order * 2 + reordered::integer)
      # coalesce(hashfloat4extended(quantity, (order_id::bigint << 32) + product_id), 0)) as checksum
  from orders join order_items on order_items.order_id = orders.id
  where orders.id < 0
) api_items
