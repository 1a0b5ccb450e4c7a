-- Without file and line: made from products.csv, because there is no departments.csv.
create table staged_departments (
  file smallint,
  line integer,
  id integer not null,
  name text not null
)
