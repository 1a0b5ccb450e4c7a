-- Rows without file and line are derived from products.csv if there is no departments.csv.
create table staged_departments (
  file smallint,
  line integer,
  id integer not null,
  name text not null
)
