-- The last list and the last predicted basket that each user was served, so at most two rows a user.
CREATE TYPE "served_kind" AS ENUM ('list', 'basket');
CREATE TABLE "served_answers" (
    "user_id" INTEGER NOT NULL,
    "kind" "served_kind" NOT NULL,
    "request_id" UUID NOT NULL,
    "model_version" TEXT,
    "product_ids" INTEGER[] NOT NULL,
    "served_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "served_answers_pkey" PRIMARY KEY ("user_id", "kind")
);

-- What a recorded order made of the answers that its user had been served before.
CREATE TABLE "order_outcomes" (
    "order_id" INTEGER NOT NULL,
    "model_version" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "bought" INTEGER NOT NULL,
    "listed" INTEGER,
    "hits_5" INTEGER,
    "hits_10" INTEGER,
    "hits_20" INTEGER,
    "list_hits" INTEGER,
    "predicted" INTEGER,
    "basket_hits" INTEGER,
    CONSTRAINT "order_outcomes_pkey" PRIMARY KEY ("order_id")
);
CREATE INDEX "order_outcomes_model_version_idx" ON "order_outcomes" ("model_version");
