-- Users after an id ($1), in the order of ids, at most $2 of them, with the versions of the data; one row without a user
-- when there is none.
select
  d.version::text as "everybody", u.data_version as "dataVersion",
  u.id, u.uuid, u.first_name as "firstName", u.last_name as "lastName", u.email, u.phone,
  u.street_address as "streetAddress", u.city, u.postal_code as "postalCode", u.country
from data_version d
left join lateral (select * from users where id > $1::int order by id limit $2::int) u on true
order by u.id
