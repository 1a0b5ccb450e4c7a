-- The shop's own ids are text. Until now they were the keys themselves, which therefore stay as they are. Ids are compared
-- byte by byte: ids that differ only in case are different ids, and their order does not depend on the server.
ALTER TABLE "users" ADD COLUMN "external_id" TEXT COLLATE "C";
UPDATE "users" SET "external_id" = "id"::text;
ALTER TABLE "users" ALTER COLUMN "external_id" SET NOT NULL;
CREATE UNIQUE INDEX "users_external_id_key" ON "users"("external_id");

CREATE TYPE "availability_source" AS ENUM ('file', 'catalogue', 'api');
ALTER TABLE "products"
    ADD COLUMN "external_id" TEXT COLLATE "C",
    ADD COLUMN "availability_source" "availability_source" NOT NULL DEFAULT 'file';
UPDATE "products" SET "external_id" = "id"::text;
ALTER TABLE "products" ALTER COLUMN "external_id" SET NOT NULL;
CREATE UNIQUE INDEX "products_external_id_key" ON "products"("external_id");

ALTER TABLE "aisles" ADD COLUMN "external_id" TEXT COLLATE "C";
UPDATE "aisles" SET "external_id" = "id"::text;
CREATE UNIQUE INDEX "aisles_external_id_key" ON "aisles"("external_id");

ALTER TABLE "departments" ADD COLUMN "external_id" TEXT COLLATE "C";
UPDATE "departments" SET "external_id" = "id"::text;
CREATE UNIQUE INDEX "departments_external_id_key" ON "departments"("external_id");

-- Keys that the database assigns are negative, those that an import assigns are not, so they never meet.
CREATE SEQUENCE "users_id_seq" AS integer INCREMENT BY -1 MINVALUE -2147483648 MAXVALUE -1 START WITH -1 OWNED BY "users"."id";
ALTER TABLE "users" ALTER COLUMN "id" SET DEFAULT nextval('users_id_seq');
CREATE SEQUENCE "products_id_seq" AS integer INCREMENT BY -1 MINVALUE -2147483648 MAXVALUE -1 START WITH -1 OWNED BY "products"."id";
ALTER TABLE "products" ALTER COLUMN "id" SET DEFAULT nextval('products_id_seq');
CREATE SEQUENCE "aisles_id_seq" AS integer INCREMENT BY -1 MINVALUE -2147483648 MAXVALUE -1 START WITH -1 OWNED BY "aisles"."id";
ALTER TABLE "aisles" ALTER COLUMN "id" SET DEFAULT nextval('aisles_id_seq');
CREATE SEQUENCE "departments_id_seq" AS integer INCREMENT BY -1 MINVALUE -2147483648 MAXVALUE -1 START WITH -1 OWNED BY "departments"."id";
ALTER TABLE "departments" ALTER COLUMN "id" SET DEFAULT nextval('departments_id_seq');

-- An order has one external id, whichever channel brought it. An order that the files contained under several ids keeps the
-- confirmed one, else the smallest.
ALTER TABLE "orders"
    ADD COLUMN "external_id" TEXT COLLATE "C",
    ADD COLUMN "announced_id" BOOLEAN NOT NULL DEFAULT false,
    ALTER COLUMN "day_of_week" DROP NOT NULL,
    ALTER COLUMN "hour_of_day" DROP NOT NULL;
UPDATE "orders" SET "external_id" = "id"::text WHERE "id" >= 0;
-- An id that an announced order left behind may since belong to an order of its own.
UPDATE "orders" SET "external_id" = known."csv_id"::text, "announced_id" = known."announced"
FROM (
    SELECT DISTINCT ON ("order_id") "order_id", "csv_id", "announced"
    FROM "order_csv_ids" ids
    WHERE NOT EXISTS (SELECT FROM "orders" imported WHERE imported."id" = ids."csv_id")
    ORDER BY "order_id", "announced", "csv_id"
) known
WHERE known."order_id" = "orders"."id";
CREATE UNIQUE INDEX "orders_external_id_key" ON "orders"("external_id");
DROP TABLE "order_csv_ids";

DROP INDEX "orders_client_key_key";
CREATE UNIQUE INDEX "orders_user_id_client_key_key" ON "orders"("user_id", "client_key");

ALTER TABLE "order_items"
    ADD COLUMN "quantity" REAL,
    ADD CONSTRAINT "order_items_quantity_check" CHECK ("quantity" > 0);

CREATE TABLE "cancelled_orders" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "external_id" TEXT COLLATE "C",
    "client_key" TEXT,
    "ordered_at" TIMESTAMPTZ(3),
    "product_ids" INTEGER[],
    "source" "order_source" NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cancelled_orders_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "cancelled_orders_external_id_key" ON "cancelled_orders"("external_id");
CREATE UNIQUE INDEX "cancelled_orders_user_id_client_key_key" ON "cancelled_orders"("user_id", "client_key");
ALTER TABLE "cancelled_orders" ADD CONSTRAINT "cancelled_orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "erased_users" (
    "external_id_hash" BYTEA NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erased_users_pkey" PRIMARY KEY ("external_id_hash")
);

-- One row, written by the first import or the first recorded order.
CREATE TABLE "shop_time_zone" (
    "id" SMALLINT NOT NULL DEFAULT 1 CHECK ("id" = 1),
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "shop_time_zone_pkey" PRIMARY KEY ("id")
);
