-- uses: order_lags
-- sampled
-- How many orders there were when the samples were drawn.
create materialized view sampled_order_state as
select count(*) as orders from order_lags;
