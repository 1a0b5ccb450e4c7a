-- uses: nothing but tables
-- One row per product with a price: the price, and its level among the products of the department.
create view product_prices as
select
  id as product_id,
  price::float8 as price,
  price / nullif(avg(price) over (partition by department_id), 0) as price_level
from products
where price is not null;
