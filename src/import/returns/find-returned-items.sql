-- Products of which as much was returned as was bought: the quantities of their lines add up to nothing.
create temp table returned_items on commit drop as
select order_id, product_id
from staged_order_items
group by order_id, product_id
having count(quantity) = count(*) and sum(quantity) <= 0
