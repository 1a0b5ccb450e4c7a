-- Versions of the data, so that an answer can be kept for as long as nothing it depends on changes: one a user (orders,
-- dismissals), one for everybody's (catalogue, imports).
ALTER TABLE "users" ADD COLUMN "data_version" INTEGER NOT NULL DEFAULT 0;

-- One row.
CREATE TABLE "data_version" (
    "id" SMALLINT NOT NULL DEFAULT 1 CHECK ("id" = 1),
    "version" BIGINT NOT NULL,
    CONSTRAINT "data_version_pkey" PRIMARY KEY ("id")
);
INSERT INTO "data_version" ("version") VALUES (1);

-- Whoever writes the catalogue, by whatever way, counts. (\073 is a semicolon: the engine that applies migrations splits
-- them at each one that it sees.)
CREATE FUNCTION "count_data_version"() RETURNS trigger LANGUAGE plpgsql
  AS E'begin update data_version set version = version + 1\073 return null\073 end';
CREATE TRIGGER "products_count_data_version"
  AFTER INSERT OR UPDATE OR DELETE ON "products" FOR EACH STATEMENT EXECUTE FUNCTION "count_data_version"();
CREATE TRIGGER "import_runs_count_data_version"
  AFTER INSERT ON "import_runs" FOR EACH STATEMENT EXECUTE FUNCTION "count_data_version"();

-- Dismissals count for their users, whoever writes them.
CREATE FUNCTION "count_user_version"() RETURNS trigger LANGUAGE plpgsql
  AS E'begin update users set data_version = data_version + 1
    where id in (select user_id from new_rows where kind = ''dismiss'')\073 return null\073 end';
CREATE TRIGGER "feedback_events_count_user_version"
  AFTER INSERT ON "feedback_events" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "count_user_version"();

-- What must not be recommended is asked for with every answer.
CREATE INDEX "products_unavailable" ON "products" ("id") WHERE NOT "available";
