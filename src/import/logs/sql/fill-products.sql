-- A product whose log has no name is called by its id, unless a name is stored.
insert into staged_products_text (file, line, id, name, aisle_id, department_id, available, price)
select
  place[1] + 1,
  place[2],
  product_text,
  case when name = product_text then coalesce(stored_name, name) else name end,
  coalesce('name:' || aisle, stored_aisle, 'missing'),
  coalesce('name:' || department, stored_department, 'missing'),
  true,
  coalesce(case when price between 0 and 99999999 then price end, stored_price)
from log_categories
