-- Users by UUID with the versions of their data; one row without a user if none of them exists.
select
  d.version::text as "sharedVersion", u.data_version as "dataVersion",
  u.id, u.external_id as "externalId", u.uuid, u.first_name as "firstName", u.last_name as "lastName", u.email, u.phone,
  u.street_address as "streetAddress", u.city, u.postal_code as "postalCode", u.country
from data_version d
left join users u on u.uuid = any($1::uuid[])
