-- uses: order_state
-- What the aggregates were made from: the state as it was when they all took their places together.
create materialized view aggregated_order_state as
select items, items_hash, deepest_lag from order_state;
