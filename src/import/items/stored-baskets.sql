-- Of each order that files can hold (ids from 0 up) its id, how many items it has, and two checksums over them, as src/import/items/stored-baskets.ts
-- computes them: 32-bit arithmetic in numbers of 64 bits, where no product reaches 2^63.
with items as (
  select order_id, product_id::bigint as product, (add_to_cart_order * 2 + reordered::integer)::bigint as rest
  from order_items
  where order_id >= 0
),
sums as (
  select order_id,
    product * 1640531513 + rest * 2046682757 & 4294967295 as one,
    product * 1103515245 + rest * 1812433253 & 4294967295 as other
  from items
),
hashes as (
  select order_id,
    (one # (one >> 15)) * 1500450271 & 4294967295 as one,
    (other # (other >> 16)) * 1274126177 & 4294967295 as other
  from sums
)
select order_id, count(*), bit_xor(one # (one >> 13)), bit_xor(other # (other >> 14))
from hashes
group by order_id
order by order_id
