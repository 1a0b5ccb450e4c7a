-- New users ($1, a JSON list of rows). Sorted, so that two requests wait for each other instead of deadlocking.
insert into users (
  external_id, uuid, first_name, last_name, email, phone, street_address, city, postal_code, country
)
select
  "externalId", uuid, "firstName", "lastName", email, phone, "streetAddress", city, "postalCode", country
from jsonb_to_recordset($1::jsonb) as row (
  "externalId" text, uuid uuid, "firstName" text, "lastName" text, email text, phone text, "streetAddress" text,
  city text, "postalCode" text, country text
)
order by "externalId"
returning id as key, external_id as "externalId"
