create table staged_orders (
  file smallint not null,
  line integer not null,
  id integer not null,
  user_id integer not null,
  eval_set text not null default 'prior',
  order_number integer not null,
  day_of_week smallint not null,
  hour_of_day smallint not null,
  days_since_prior_order real,
  ordered_at timestamptz(3)
)
