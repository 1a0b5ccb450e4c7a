-- The products with the external ids $1, locked in the order of their ids.
select
  id as key, external_id as "externalId", name, price::float8 as price, available,
  availability_source as "availabilitySource", aisle_id as "aisleKey", department_id as "departmentKey", description,
  image_url as "imageUrl"
from products
where external_id = any($1::text[])
order by external_id
for update
