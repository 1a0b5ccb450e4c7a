-- The users with the external ids $1, locked in the order of their ids.
select
  id as key, external_id as "externalId", uuid, first_name as "firstName", last_name as "lastName", email, phone,
  street_address as "streetAddress", city, postal_code as "postalCode", country
from users
where external_id = any($1::text[])
order by external_id
for update
