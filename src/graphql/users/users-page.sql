-- At most $2 users after the id $1, in the order of ids, with the versions of their data; one row without a user if there
-- is none.
select
  d.version::text as "sharedVersion", u.data_version as "dataVersion",
  u.id, u.external_id as "externalId", u.uuid, u.first_name as "firstName", u.last_name as "lastName", u.email, u.phone,
  u.street_address as "streetAddress", u.city, u.postal_code as "postalCode", u.country
from data_version d
left join lateral (select * from users where id > $1::int order by id limit $2::int) u on true
order by u.id
