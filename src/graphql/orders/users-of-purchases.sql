-- The users with the UUIDs $1 or the external ids $2.
select id as key, uuid, external_id as "externalId"
from users
where uuid = any($1::uuid[]) or external_id = any($2::text[])
