-- uses: order_lags, sample_size
-- The orders in which pairs of products are counted: all of a small shop, in a larger one a sample, so that counting costs
-- the same however large the shop is. It is drawn by a hash of the user's external id and the order's position among the
-- user's orders: the same data gives the same sample, whatever the internal keys are. The mask, unlike a remainder, is
-- never negative.
create view sampled_orders as
select o.*
from order_lags o
join users u on u.id = o.user_id
where (hashtextextended(u.external_id, o.sequence) & 4294967295)
  < 4294967296 * ((select orders from sample_size) / (select count(*) from order_lags)::float8);
