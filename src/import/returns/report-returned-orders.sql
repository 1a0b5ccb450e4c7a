insert into findings (file, line, column_name, value, reason, outcome)
select distinct on (staged.id)
  staged.file, staged.line, 'order_id', shown_order(staged.id), 'all products of this order were returned, so it was left out', 'noted'
from staged_orders staged
join left_out_orders using (id)
order by staged.id, staged.file, staged.line
