-- The products of the log, with the place where each one occurs first, and what is stored about them: a log that lacks a
-- column must not erase what an earlier file contained.
create table log_categories as
select
  p.product_text,
  p.name,
  p.price,
  p.aisle,
  p.department,
  stored.name as stored_name,
  stored.price as stored_price,
  aisles.external_id as stored_aisle,
  departments.external_id as stored_department,
  first.place
from log_products p
join (select product_text, min(array[part, line]) as place from log_lines group by product_text) first using (product_text)
left join public.products stored on stored.external_id = p.product_text
left join public.aisles on aisles.id = stored.aisle_id
left join public.departments on departments.id = stored.department_id
