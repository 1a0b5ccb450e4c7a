select product_id, neighbour_id, confidence, orders
from product_neighbours
where lag = $1::int
order by product_id, place
