-- Rosters that we fetch ourselves: our signing keys, how a system is asked, each time that it was, and pages under way.
CREATE TABLE "outgoing_key" (
    "id" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_key_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "roster_pull" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "token_address" TEXT NOT NULL,
    "addresses" JSONB NOT NULL,
    "identifier_type" TEXT NOT NULL,
    "identifier_value" TEXT NOT NULL,
    "filter" BOOLEAN,
    "source" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "saved_by" UUID,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roster_pull_pkey" PRIMARY KEY ("school_id","connection_id")
);

CREATE TABLE "roster_pull_run" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "trial" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "asked_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "pages" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "retries" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "result" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "import_id" UUID,

    CONSTRAINT "roster_pull_run_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "roster_pull_run_school_id_connection_id_created_at_idx" ON "roster_pull_run"("school_id", "connection_id", "created_at");

CREATE TABLE "roster_pull_page" (
    "school_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "call" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "roster_pull_page_pkey" PRIMARY KEY ("school_id","run_id","sequence")
);
CREATE UNIQUE INDEX "roster_pull_page_school_id_run_id_asked_key" ON "roster_pull_page"("school_id", "run_id", "asked");

ALTER TABLE "roster_pull" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roster_pull" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "roster_pull"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));

ALTER TABLE "roster_pull_run" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roster_pull_run" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "roster_pull_run"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));

ALTER TABLE "roster_pull_page" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roster_pull_page" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "roster_pull_page"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
