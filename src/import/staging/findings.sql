-- What the checks in SQL find; the checks of single rows write theirs straight to the findings file.
create temp table findings (
  file smallint not null,
  line integer not null,
  column_name text not null,
  value text not null,
  reason text not null,
  outcome text not null
) on commit drop
