select
  count(distinct product_text)::integer as products,
  count(distinct product_text) filter (where product_text in (select product_text from log_products))::integer as bought
from log_product_details
