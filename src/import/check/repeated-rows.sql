-- Keeps the first of several rows with the same {{key}}, and removes and reports the others.
-- $1 the columns to report, $2 outcome, $3 what was expected
with repeated as materialized (
  select {{key}} from {{table}} group by {{key}} having count(*) > 1
),
in_order as (
  select
    rows.ctid as row_id,
    row_number() over first_to_last as nth,
    first_value(source_files.name || ', line ' || rows.line) over first_to_last as first_place
  from {{table}} rows
  join repeated using ({{key}})
  join source_files using (file)
  window first_to_last as (partition by {{key}} order by rows.file, rows.line)
),
removed as (
  delete from {{table}} rows
  using in_order
  where rows.ctid = in_order.row_id and in_order.nth > 1
  returning rows.file, rows.line, concat_ws(', ', {{shown}}) as value, in_order.first_place
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, $1, value, $3 || '; kept the first one (' || first_place || ')', $2
from removed
