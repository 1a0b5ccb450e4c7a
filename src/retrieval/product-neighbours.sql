select product_id, neighbour_id, orders, confidence
from product_neighbours
where lag = $1::int
order by product_id, place
