-- How each row was before the last applied roster changed it, so that a person can take that file back.
CREATE TABLE "roster_undo" (
    "school_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID,
    "group_id" UUID,
    "before" JSONB,

    CONSTRAINT "roster_undo_pkey" PRIMARY KEY ("school_id","import_id","noun","key")
);
CREATE INDEX "roster_undo_school_id_person_id_idx" ON "roster_undo"("school_id", "person_id");

ALTER TABLE "roster_undo" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roster_undo" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "roster_undo"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
