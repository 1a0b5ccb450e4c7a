-- What was found about single rows while they were read, and about all of them together by the checks.
create table findings (
  file smallint not null,
  line integer not null,
  column_name text not null,
  value text not null,
  reason text not null,
  outcome text not null
)
