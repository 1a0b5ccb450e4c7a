-- order_number, day_of_week, hour_of_day and days_since_prior_order are those of the file, until
-- times/derive-times.sql derives them for dated orders and keeps the file's values in the columns given_*. Column types
-- fill the columns about the local time (moment-column.ts).
create table staged_orders (
  file smallint not null,
  line integer not null,
  id integer not null,
  user_id integer not null,
  eval_set text not null default 'prior',
  order_number integer,
  day_of_week smallint,
  hour_of_day smallint,
  days_since_prior_order real,
  ordered_at timestamptz(3),
  moment_kind text,
  local_day integer,
  local_hour smallint,
  given_number integer,
  given_day smallint,
  given_hour smallint,
  given_days real
)
