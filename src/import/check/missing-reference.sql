-- Rejects rows of {{table}} whose {{column}} is neither in {{staged}} nor in {{stored}}.
-- $1 the column to report, $2 what was expected
with removed as (
  delete from {{table}} rows
  where not exists (select from {{staged}} target where target.id = rows.{{column}})
    and not exists (select from {{stored}} target where target.id = rows.{{column}})
  returning rows.file, rows.line, {{shown}} as value
)
insert into findings (file, line, column_name, value, reason, outcome)
select file, line, $1, value, $2, 'rejected' from removed
