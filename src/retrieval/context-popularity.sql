select day_of_week, hour_band, product_id, share
from context_popularity
where lag = $1::int
order by day_of_week, hour_band, place
