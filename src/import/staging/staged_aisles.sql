-- Rows without file and line are derived from products.csv if there is no aisles.csv.
create table staged_aisles (
  file smallint,
  line integer,
  id integer not null,
  name text not null
)
