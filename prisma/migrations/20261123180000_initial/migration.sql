-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "order_source" AS ENUM ('csv', 'api');

-- CreateEnum
CREATE TYPE "feedback_kind" AS ENUM ('impression', 'click', 'add_to_basket', 'dismiss');

-- CreateTable
CREATE TABLE "users" (
    "id" INTEGER NOT NULL,
    "uuid" UUID NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "street_address" TEXT,
    "city" TEXT,
    "postal_code" TEXT,
    "country" TEXT,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "departments" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aisles" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "aisles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "aisle_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "price" DECIMAL(10,2),
    "description" TEXT,
    "image_url" TEXT,
    "available" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "order_number" INTEGER NOT NULL,
    "eval_set" TEXT NOT NULL,
    "day_of_week" SMALLINT NOT NULL,
    "hour_of_day" SMALLINT NOT NULL,
    "days_since_prior_order" REAL,
    "ordered_at" TIMESTAMPTZ(3),
    "source" "order_source" NOT NULL DEFAULT 'csv',
    "client_key" TEXT,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_items" (
    "order_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "add_to_cart_order" SMALLINT NOT NULL,
    "reordered" BOOLEAN NOT NULL,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("order_id","product_id")
);

-- CreateTable
CREATE TABLE "feedback_events" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "kind" "feedback_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feedback_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_runs" (
    "id" SERIAL NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "counts" JSONB NOT NULL,

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_uuid_key" ON "users"("uuid");

-- CreateIndex
CREATE INDEX "products_aisle_id_idx" ON "products"("aisle_id");

-- CreateIndex
CREATE INDEX "products_department_id_idx" ON "products"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_client_key_key" ON "orders"("client_key");

-- CreateIndex
CREATE UNIQUE INDEX "orders_user_id_order_number_key" ON "orders"("user_id", "order_number");

-- CreateIndex
CREATE INDEX "feedback_events_user_id_kind_idx" ON "feedback_events"("user_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_events_request_id_user_id_product_id_kind_key" ON "feedback_events"("request_id", "user_id", "product_id", "kind");

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_aisle_id_fkey" FOREIGN KEY ("aisle_id") REFERENCES "aisles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_events" ADD CONSTRAINT "feedback_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_events" ADD CONSTRAINT "feedback_events_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE "orders"
    ADD CONSTRAINT "orders_order_number_check" CHECK ("order_number" >= 1),
    ADD CONSTRAINT "orders_day_of_week_check" CHECK ("day_of_week" BETWEEN 0 AND 6),
    ADD CONSTRAINT "orders_hour_of_day_check" CHECK ("hour_of_day" BETWEEN 0 AND 23),
    ADD CONSTRAINT "orders_days_since_prior_order_check" CHECK ("days_since_prior_order" >= 0);

ALTER TABLE "order_items"
    ADD CONSTRAINT "order_items_add_to_cart_order_check" CHECK ("add_to_cart_order" >= 1);

ALTER TABLE "products"
    ADD CONSTRAINT "products_price_check" CHECK ("price" >= 0);
