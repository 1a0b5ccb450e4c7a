-- Counts of orders in the files whose moments are unusual, each with an example.
-- $1 the latest moment that is not in the future
with unusual as (
  select case when ordered_at > $1::timestamptz then 'future' else moment_kind end as kind, file, line
  from staged_orders
  where ordered_at > $1::timestamptz or moment_kind in ('repeated', 'skipped')
)
select kind, count(*)::integer as rows,
  (array_agg(source_files.name || ', line ' || line order by file, line))[1] as example
from unusual
join source_files using (file)
group by kind
order by kind
