-- An order of the user $1, recorded through the API.
insert into orders (
  user_id, order_number, eval_set, day_of_week, hour_of_day, days_since_prior_order, ordered_at, client_key, external_id,
  source
)
values ($1::int, $2::int, 'prior', $3::int, $4::int, $5::real, $6::timestamptz, $7::text, $8::text, 'api')
returning id as key
