create index on log_items (user_text, product_text, sort_time)
