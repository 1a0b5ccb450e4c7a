insert into products (id, external_id, name, aisle_id, department_id, available, price, description, image_url)
select staged.id, {{external_id}}, staged.name, staged.aisle_id, staged.department_id, coalesce(staged.available, true),
  coalesce(details.price, staged.price), details.description, details.image_url
from staged_products staged
left join staged_product_details details using (id)
where not exists (select from products stored where stored.id = staged.id)
