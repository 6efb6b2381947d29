-- A signal may be about the group; and when a group was looked at last, so that "no signals" can say since when.
ALTER TABLE "signal" ALTER COLUMN "pupil_id" DROP NOT NULL,
    ADD COLUMN "pupil_ids" UUID[];

CREATE TABLE "signal_evaluation" (
    "school_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "signal_evaluation_pkey" PRIMARY KEY ("school_id","group_id")
);
ALTER TABLE "signal_evaluation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "signal_evaluation" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "signal_evaluation"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
