-- Stored users ($1, a JSON list of whole rows).
update users
set
  first_name = row."firstName",
  last_name = row."lastName",
  email = row.email,
  phone = row.phone,
  street_address = row."streetAddress",
  city = row.city,
  postal_code = row."postalCode",
  country = row.country
from jsonb_to_recordset($1::jsonb) as row (
  key int, "firstName" text, "lastName" text, email text, phone text, "streetAddress" text, city text,
  "postalCode" text, country text
)
where users.id = row.key
