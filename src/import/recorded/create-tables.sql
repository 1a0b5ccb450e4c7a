-- Tables for the import's last transaction, about users with orders recorded through the API.

-- The ids under which the files know recorded orders. An order that was completed while it was announced inherited the
-- announced id.
create temp table order_csv_ids (
  csv_id integer primary key,
  order_id integer not null,
  announced boolean not null default false
) on commit drop;

-- A copy of the ids that were stored before this import.
create temp table former_csv_ids (
  csv_id integer primary key,
  order_id integer not null
) on commit drop;

-- Orders in the files that match the recorded order order_id, and are therefore not imported.
create temp table matched_orders (
  id integer primary key,
  order_id integer not null,
  user_id integer not null,
  order_number integer not null
) on commit drop;

-- The other orders in the files. The basket is only set if the database contains no items of the order.
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

-- Pairs of an order in a file and a recorded order that may be the same purchase.
create temp table possible_matches (
  csv_id integer not null,
  order_id integer not null,
  difference interval not null
) on commit drop;

-- All orders of these users, with the numbers and gaps that they will have.
create temp table numbered_orders (
  id integer primary key,
  user_id integer not null,
  order_number integer not null,
  days_since_prior_order real,
  is_staged boolean not null
) on commit drop;
