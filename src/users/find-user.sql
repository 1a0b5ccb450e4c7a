-- The user with a UUID ($1) or with an external id ($2); the other one is null.
select id as key, uuid, external_id as "externalId"
from users
where uuid = $1::uuid or external_id = $2::text
