-- A result of a test that somebody disputes, and what the school decided: it stands, or it does not count. The entry
-- itself then has a status that no figure counts, and keeps what the supplier says of it beside that.
ALTER TABLE "sitting_entry" ADD COLUMN "delivered_status" TEXT;
ALTER TABLE "sitting_entry" ADD CONSTRAINT "sitting_entry_set_aside_check"
    CHECK ((status = 'set-aside') = (delivered_status IS NOT NULL));

CREATE TABLE "result_mark" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "disputed_by" UUID,
    "disputed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "result_mark_pkey" PRIMARY KEY ("school_id","id"),
    CONSTRAINT "result_mark_school_id_entry_id_fkey" FOREIGN KEY ("school_id", "entry_id")
        REFERENCES "sitting_entry"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- One open mark a result.
CREATE UNIQUE INDEX "result_mark_open_key" ON "result_mark"("school_id", "entry_id") WHERE state IN ('disputed', 'set-aside');
CREATE INDEX "result_mark_school_id_entry_id_idx" ON "result_mark"("school_id", "entry_id");
CREATE INDEX "result_mark_school_id_pupil_id_idx" ON "result_mark"("school_id", "pupil_id");
CREATE INDEX "result_mark_school_id_state_disputed_at_idx" ON "result_mark"("school_id", "state", "disputed_at");

ALTER TABLE "result_mark" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "result_mark" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "result_mark"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
