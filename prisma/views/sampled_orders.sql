-- uses: order_lags, sample_size
-- The orders in which pairs of products are counted: all of a small shop, in a larger one a sample, drawn by the hash of
-- the orders' ids (Knuth's multiplicative one), so that counting costs the same however large the shop is.
create view sampled_orders as
select *
from order_lags
where (order_id::int8 * 2654435761 & 4294967295)
  < 4294967296 * ((select orders from sample_size) / (select count(*) from order_lags)::float8);
