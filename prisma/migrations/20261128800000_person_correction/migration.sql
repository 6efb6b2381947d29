-- A name that the school corrected on request (AVG article 16): it stands, whatever the next roster says.
CREATE TABLE "person_correction" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "given_name" TEXT NOT NULL,
    "name_prefix" TEXT,
    "family_name" TEXT NOT NULL,
    "roster_given_name" TEXT NOT NULL,
    "roster_name_prefix" TEXT,
    "roster_family_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_correction_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "person_correction_school_id_person_id_idx" ON "person_correction"("school_id", "person_id");

ALTER TABLE "person_correction" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person_correction" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "person_correction"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
