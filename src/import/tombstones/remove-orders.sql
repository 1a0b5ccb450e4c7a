delete from staged_orders staged
using left_out_orders left_out
where staged.id = left_out.id
