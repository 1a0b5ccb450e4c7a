-- In a small shop the sample is all orders, and rebuilding it is cheap.
select n.orders <= size.orders or n.orders > 1.01 * s.orders as due
from (select count(*) as orders from order_lags) n, sampled_order_state s, sample_size size
