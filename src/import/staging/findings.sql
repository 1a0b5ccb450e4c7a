-- Findings about single rows while they are read, and findings of the checks over all rows.
create table findings (
  file smallint not null,
  line integer not null,
  column_name text not null,
  value text not null,
  reason text not null,
  outcome text not null
)
