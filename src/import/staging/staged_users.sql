-- Without file and line: made from the orders, because Kaggle's data has no users file.
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
