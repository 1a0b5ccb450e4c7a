-- New products ($1, a JSON list of rows). Sorted, so that two requests wait for each other instead of deadlocking.
insert into products (
  external_id, name, price, available, availability_source, aisle_id, department_id, description, image_url
)
select
  "externalId", name, price, available, "availabilitySource", "aisleKey", "departmentKey", description, "imageUrl"
from jsonb_to_recordset($1::jsonb) as row (
  "externalId" text, name text, price numeric, available boolean, "availabilitySource" availability_source,
  "aisleKey" int, "departmentKey" int, description text, "imageUrl" text
)
order by "externalId"
returning id as key, external_id as "externalId"
