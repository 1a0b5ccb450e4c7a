select product_id, next_id, confidence
from product_transitions
where lag = $1::int
order by product_id, place
