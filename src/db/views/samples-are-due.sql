-- In a small shop what is sampled is everything, and as cheap.
select n.orders <= size.orders or n.orders > 1.01 * s.orders as due
from (select count(*) as orders from order_lags) n, sampled_order_state s, sample_size size
