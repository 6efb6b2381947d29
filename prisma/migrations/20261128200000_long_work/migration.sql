-- Long work that a person asked for and that a job does in steps: its progress survives a reload and a restart.
CREATE TABLE "long_work" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "cursor" TEXT,
    "report" JSONB NOT NULL DEFAULT '{}',
    "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "long_work_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "long_work_school_id_kind_created_at_idx" ON "long_work"("school_id", "kind", "created_at");

-- What became of each record that was read again: ids and codes only.
CREATE TABLE "replayed_record" (
    "school_id" UUID NOT NULL,
    "work_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "before_outcome" TEXT NOT NULL,
    "before_code" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,

    CONSTRAINT "replayed_record_pkey" PRIMARY KEY ("school_id","work_id","delivery_id","index")
);
ALTER TABLE "replayed_record" ADD CONSTRAINT "replayed_record_school_id_work_id_fkey"
    FOREIGN KEY ("school_id", "work_id") REFERENCES "long_work"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Method, path and query of a kept message, so that it can be read anew as it was read first.
ALTER TABLE "delivery_payload" ADD COLUMN "request_line" TEXT;

ALTER TABLE "long_work" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "long_work" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "long_work"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "replayed_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "replayed_record" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "replayed_record"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
