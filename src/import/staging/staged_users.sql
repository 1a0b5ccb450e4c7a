-- Rows without file and line are derived from the orders if there is no users file, as in Kaggle's data.
create table staged_users (
  file smallint,
  line integer,
  id integer not null,
  first_name text,
  last_name text,
  email text,
  phone text,
  street_address text,
  city text,
  postal_code text,
  country text
)
