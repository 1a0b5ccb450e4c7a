-- Products that were ordered, with the latest name, price and categories that rows have. A product without a name is called by
-- its id. Rows that were left out count too, because a guest sees the same catalogue.
create table log_products as
with latest as (
  select
    product_text,
    (array_agg(product_name order by sort_time desc, part desc, line desc) filter (where product_name is not null))[1] as name,
    (array_agg(unit_price order by sort_time desc, part desc, line desc) filter (where unit_price > 0 and not is_return))[1] as price,
    (array_agg(aisle order by sort_time desc, part desc, line desc) filter (where aisle is not null))[1] as aisle,
    (array_agg(department order by sort_time desc, part desc, line desc) filter (where department is not null))[1] as department
  from log_lines
  group by product_text
)
select product_text, coalesce(name, product_text) as name, round(price::numeric, 2) as price, aisle, department
from latest
where product_text in (select product_text from log_items)
