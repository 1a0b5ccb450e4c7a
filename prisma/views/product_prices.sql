-- uses: nothing but tables
-- One row a product with a price: its level among its department's products.
create view product_prices as
select
  id as product_id,
  price::float8 as price,
  price / nullif(avg(price) over (partition by department_id), 0) as price_level
from products
where price is not null;
