-- A school year that a person closed, and how each row ended before, so that it can be opened again.
CREATE TABLE "year_closing" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "end_date" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "closed_by" UUID,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "reopened_by" UUID,
    "reopened_at" TIMESTAMPTZ(3),

    CONSTRAINT "year_closing_pkey" PRIMARY KEY ("school_id","id")
);
CREATE TABLE "year_closing_row" (
    "school_id" UUID NOT NULL,
    "closing_id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "person_id" UUID,
    "begin_date" DATE,
    "end_before" DATE,
    "end_after" DATE NOT NULL,

    CONSTRAINT "year_closing_row_pkey" PRIMARY KEY ("school_id","closing_id","number")
);
CREATE INDEX "year_closing_row_school_id_person_id_idx" ON "year_closing_row"("school_id", "person_id");
ALTER TABLE "year_closing_row" ADD CONSTRAINT "year_closing_row_school_id_closing_id_fkey"
    FOREIGN KEY ("school_id", "closing_id") REFERENCES "year_closing"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "year_closing" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "year_closing" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "year_closing"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "year_closing_row" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "year_closing_row" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "year_closing_row"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
