-- uses: order_state
-- Which orders the materialised views were made from: the state as it was when they all took their places together.
create materialized view aggregated_order_state as
select orders, items from order_state;
