-- The key of each {{kind}} in the files, by the id as it is spelt there. Stored rows keep their keys; new ones get the
-- following keys in the order of their external ids, so the order of rows in the files does not matter. In a column of
-- whole numbers, 13085.0 is 13085. If an earlier import stored one of the two spellings, that one is meant.
create temp table {{kind}}_keys on commit drop as
with ids as materialized (
  {{ids}}
),
spelt as (
  select id, substring(id from '^(0|[1-9][0-9]*)[.]0+$') as whole
  from ids
),
canonical as materialized (
  select
    id,
    case
      when whole is null or exists (select from public.{{kind}}s stored where stored.external_id = spelt.id) then id
      when exists (select from public.{{kind}}s stored where stored.external_id = spelt.whole) then whole
      when exists (select from ids where ids.id !~ '^(0|[1-9][0-9]*)([.]0+)?$') then id
      else whole
    end collate "C" as external_id
  from spelt
),
keys as (
  select
    known.external_id,
    coalesce(
      stored.id,
      (select coalesce(max(id), 0) from public.{{kind}}s where id >= 0)
        + row_number() over (partition by stored.id is null order by known.external_id)
    )::integer as key
  from (select distinct external_id from canonical) known
  left join public.{{kind}}s stored on stored.external_id = known.external_id and ({{stored}})
)
select canonical.id, canonical.external_id, keys.key
from canonical
join keys using (external_id)
