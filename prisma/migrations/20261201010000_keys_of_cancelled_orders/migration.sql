-- The key that the order had, so that cancelling it again by its key is recognised. Keys are never used twice.
ALTER TABLE "cancelled_orders" ADD COLUMN "order_id" INTEGER;
CREATE UNIQUE INDEX "cancelled_orders_order_id_key" ON "cancelled_orders"("order_id");
