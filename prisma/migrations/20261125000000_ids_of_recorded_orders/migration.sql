-- Ids that the database assigns to orders are negative from now on. An import accepts ids from 0 up, so an export can
-- never bring the id of an order that was recorded through the API.
ALTER SEQUENCE "orders_id_seq" INCREMENT BY -1 MINVALUE -2147483648 MAXVALUE -1 START WITH -1 RESTART WITH -1;

-- The id under which the CSV files know an order that was recorded through the API.
CREATE TABLE "order_csv_ids" (
    "csv_id" INTEGER NOT NULL,
    "order_id" INTEGER NOT NULL,
    "announced" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "order_csv_ids_pkey" PRIMARY KEY ("csv_id")
);
CREATE INDEX "order_csv_ids_order_id_idx" ON "order_csv_ids"("order_id");
ALTER TABLE "order_csv_ids" ADD CONSTRAINT "order_csv_ids_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An order that was recorded until now may have completed an announced order of the CSV files under that order's id. Which
-- ones did is not known, so each remembers its old id that way: the next import keeps what fits and forgets the rest.
INSERT INTO "order_csv_ids" ("csv_id", "order_id", "announced")
SELECT "id", "id", true FROM "orders" WHERE "source" = 'api';

-- Order items and the table above follow by their foreign keys.
WITH moved AS MATERIALIZED (
    SELECT "id", nextval('"orders_id_seq"')::integer AS new_id
    FROM (SELECT "id" FROM "orders" WHERE "source" = 'api' ORDER BY "id") recorded
)
UPDATE "orders" SET "id" = moved.new_id FROM moved WHERE "orders"."id" = moved."id";

UPDATE "order_outcomes" SET "order_id" = known."order_id"
FROM "order_csv_ids" known WHERE known."csv_id" = "order_outcomes"."order_id";

-- The feature views' own copy of the orders, which a new database does not have yet. (\073 is a semicolon: the engine that
-- applies migrations splits them at each one that it sees.)
DO E'begin
  if to_regclass(''public.order_lags'') is not null then
    update order_lags set order_id = known.order_id from order_csv_ids known where known.csv_id = order_lags.order_id\073
  end if\073
end';

ALTER TABLE "orders" ADD CONSTRAINT "orders_recorded_id_check" CHECK ("source" <> 'api' OR "id" < 0);
ALTER TABLE "order_csv_ids"
    ADD CONSTRAINT "order_csv_ids_csv_id_check" CHECK ("csv_id" >= 0),
    ADD CONSTRAINT "order_csv_ids_order_id_check" CHECK ("order_id" < 0);
