-- Stored products ($1, a JSON list of whole rows).
update products
set
  name = row.name,
  price = row.price,
  available = row.available,
  availability_source = row."availabilitySource",
  aisle_id = row."aisleKey",
  department_id = row."departmentKey",
  description = row.description,
  image_url = row."imageUrl"
from jsonb_to_recordset($1::jsonb) as row (
  key int, name text, price numeric, available boolean, "availabilitySource" availability_source,
  "aisleKey" int, "departmentKey" int, description text, "imageUrl" text
)
where products.id = row.key
