-- uses: nothing but tables
-- One row: a fingerprint of all orders and of what is in them. Sums of hashes change with any order, known or announced,
-- that is added, removed or altered, and with any product in a basket.
create view order_state as
select
  (select row(count(*), sum(hash_record_extended(o, 0)))::text from orders o) as orders,
  (select row(count(*), sum(hashint8extended(order_id, product_id)))::text from order_items) as items;
