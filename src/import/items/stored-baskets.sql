-- For each order that files can contain (ids from 0), its id, its number of items and two checksums over them, computed
-- as in stored-baskets.ts. The 32-bit arithmetic uses bigint, in which no product reaches 2^63.
with items as (
  select order_id, product_id::bigint as product, (add_to_cart_order * 2 + reordered::integer)::bigint as rest
  from order_items
  where order_id >= 0
),
sums as (
  select order_id,
    product * 1640531513 + rest * 2046682757 & 4294967295 as hash_a,
    product * 1103515245 + rest * 1812433253 & 4294967295 as hash_b
  from items
),
hashes as (
  select order_id,
    (hash_a # (hash_a >> 15)) * 1500450271 & 4294967295 as hash_a,
    (hash_b # (hash_b >> 16)) * 1274126177 & 4294967295 as hash_b
  from sums
)
select order_id, count(*), bit_xor(hash_a # (hash_a >> 13)), bit_xor(hash_b # (hash_b >> 14))
from hashes
group by order_id
order by order_id
