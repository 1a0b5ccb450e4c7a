insert into shop_time_zone (time_zone) values ($1) on conflict (id) do update set time_zone = excluded.time_zone
