-- Of several rows of a product, the last one counts.
update log_products
set
  name = coalesce(details.name, log_products.name),
  aisle = coalesce(details.aisle, log_products.aisle),
  department = coalesce(details.department, log_products.department),
  price = coalesce(log_products.price, case when details.price > 0 then round(details.price, 2) end)
from (select distinct on (product_text) * from log_product_details order by product_text, line desc) details
where details.product_text = log_products.product_text
