select o.user_id, o.orders
from (select user_id, count(*)::int as orders from order_lags group by user_id) o
join users u on u.id = o.user_id
order by hashtextextended(u.external_id, 0), u.external_id
