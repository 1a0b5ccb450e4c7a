-- Products that no user had bought as of the lag level have nulls. Sorted by external id, so that a product's place does
-- not depend on its internal key.
select p.id, p.aisle_id, p.department_id, p.available, f.*, prices.price, prices.price_level
from products p
left join product_features f on f.product_id = p.id and f.lag = $1::int
left join product_prices prices on prices.product_id = p.id
order by p.external_id
