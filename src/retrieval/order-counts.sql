-- Number of known orders and mean basket size as of a lag level, from the counts in product_features.
select coalesce(max(world_orders), 0)::int as orders, (sum(orders) / max(world_orders))::float8 as mean_basket
from product_features
where lag = $1::int
