-- The key of the order with this external id in the files; null if they cannot contain it.
create or replace function key_of_order(external_id text) returns integer language sql immutable as $$
  select case
    when external_id ~ '^(0|[1-9][0-9]{0,9})$'
      then case when external_id::bigint <= 2147483647 then external_id::integer end
  end
$$
