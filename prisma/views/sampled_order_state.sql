-- uses: order_lags
-- sampled
-- Number of orders at the time of sampling.
create materialized view sampled_order_state as
select count(*) as orders from order_lags;
