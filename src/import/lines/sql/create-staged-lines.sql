-- The rows of a log as line-reader.ts understands them. Created in the schema that is first in the search path.
create table staged_lines (
  part integer not null,
  line integer not null,
  -- Null for a guest, and where only another row of the order has the user.
  user_text text collate "C",
  product_text text collate "C" not null,
  order_text text collate "C",
  order_number integer,
  moment timestamptz,
  -- Days since 1970-01-01 in the shop's zone, or the day number of a log without dates.
  local_day integer,
  hour_of_day smallint,
  sort_time double precision not null,
  quantity real not null,
  unit_price double precision,
  product_name text,
  aisle text,
  department text,
  is_return boolean not null,
  is_cancelled boolean not null
)
