-- What was asked to be erased of a pupil, how far it is, and what the search afterwards found. Ids and counts only.
CREATE TABLE "pupil_erasure" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "erased_pupil" UUID NOT NULL,
    "asked_by" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL DEFAULT '{}',
    CONSTRAINT "pupil_erasure_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "pupil_erasure_school_id_asked_at_idx" ON "pupil_erasure"("school_id", "asked_at");
-- One at a time for a pupil: asked for twice is asked for once.
CREATE UNIQUE INDEX "pupil_erasure_open_key" ON "pupil_erasure"("school_id", "erased_pupil") WHERE "state" = 'asked';

ALTER TABLE "pupil_erasure" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "pupil_erasure" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "pupil_erasure"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
