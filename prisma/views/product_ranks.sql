-- uses: nothing but tables
-- One row per product: its place when all products are sorted by external id, from 1. It decides between products with
-- equal numbers, so that the same data gives the same rows whatever the internal keys are.
create view product_ranks as
select id as product_id, row_number() over (order by external_id)::int as rank
from products;
