-- Without file and line: made from products.csv, because there is no aisles.csv.
create table staged_aisles (
  file smallint,
  line integer,
  id integer not null,
  name text not null
)
