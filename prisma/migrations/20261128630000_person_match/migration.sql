-- What a person decided of two pupils of the roster: that they are one, or two.
CREATE TABLE "person_match" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" TEXT[],
    "counts" JSONB NOT NULL DEFAULT '{}',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_match_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "person_match_school_id_pupil_id_idx" ON "person_match"("school_id", "pupil_id");
CREATE INDEX "person_match_school_id_other_id_idx" ON "person_match"("school_id", "other_id");

-- How a row was before two pupils became one, so that splitting brings it back to the letter.
CREATE TABLE "person_match_row" (
    "school_id" UUID NOT NULL,
    "match_id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "table_name" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "column_of" TEXT NOT NULL DEFAULT '',
    "key" JSONB NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "person_match_row_pkey" PRIMARY KEY ("school_id","match_id","number")
);
ALTER TABLE "person_match_row" ADD CONSTRAINT "person_match_row_school_id_match_id_fkey"
    FOREIGN KEY ("school_id", "match_id") REFERENCES "person_match"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Records that came since for the one who is gone: they go along when the two are split.
CREATE TABLE "person_match_record" (
    "school_id" UUID NOT NULL,
    "match_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "record_index" INTEGER NOT NULL,
    "connection_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,

    CONSTRAINT "person_match_record_pkey" PRIMARY KEY ("school_id","match_id","delivery_id","record_index","source_id")
);
ALTER TABLE "person_match_record" ADD CONSTRAINT "person_match_record_school_id_match_id_fkey"
    FOREIGN KEY ("school_id", "match_id") REFERENCES "person_match"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By which match an identifier came to the person who has it now; null: always the person's own.
ALTER TABLE "person_identifier" ADD COLUMN "came_with" UUID;

ALTER TABLE "person_match" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person_match" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "person_match"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "person_match_row" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person_match_row" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "person_match_row"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "person_match_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person_match_record" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "person_match_record"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
