-- For the import's last transaction: what it knows about users with orders that were recorded through the API.

-- Orders of the files that are stored already, as the recorded order order_id.
create temp table superseded_orders (
  id integer primary key,
  order_id integer not null,
  user_id integer not null,
  order_number integer not null
) on commit drop;

-- The other orders of the files. basket: the products of an order of which the database holds no items.
create temp table mixed_orders (
  id integer primary key,
  user_id integer not null,
  order_number integer not null,
  days_since_prior_order real,
  ordered_at timestamptz(3),
  is_new boolean not null,
  basket integer[],
  has_items boolean not null
) on commit drop;

-- Pairs of a file's order and a recorded one that may be the same purchase.
create temp table possible_matches (
  csv_id integer not null,
  order_id integer not null,
  apart interval not null
) on commit drop;

-- Every order of these users, with the number and the gap that it gets.
create temp table placed_orders (
  id integer primary key,
  user_id integer not null,
  order_number integer not null,
  days_since_prior_order real,
  is_staged boolean not null
) on commit drop;
