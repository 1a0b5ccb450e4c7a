-- The offsets of a time zone from UTC, each with the moments from which and before which it applies. The server's own time
-- zone data is not used: it may be of another version, and day and hour would then differ between orders.
-- $1 moments from which the offsets apply, $2 offsets in seconds
create temp table {{table}} on commit drop as
select
  case when position = 1 then '-infinity' else starts_at end as starts_at,
  coalesce(lead(starts_at) over (order by position), 'infinity') as ends_at,
  offset_seconds
from unnest($1::timestamptz[], $2::integer[]) with ordinality as offsets (starts_at, offset_seconds, position)
