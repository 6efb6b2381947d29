-- Days without school, by the school's own calendar.
CREATE TABLE "school_holiday" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "school_holiday_pkey" PRIMARY KEY ("school_id","id"),
    CONSTRAINT "school_holiday_days_check" CHECK ("first_day" <= "last_day")
);
CREATE UNIQUE INDEX "school_holiday_school_id_first_day_last_day_key" ON "school_holiday"("school_id", "first_day", "last_day");

ALTER TABLE "school_holiday" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "school_holiday" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "school_holiday"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));

-- A transaction for what goes to pupils and parents names the last moment of publication (app.published_through): what was
-- received later is not there for any query in it. Staff set nothing and see all.
CREATE POLICY published ON "sitting_entry" AS RESTRICTIVE FOR SELECT USING (
    (SELECT coalesce(current_setting('app.published_through', true), '') = '')
    OR received_at <= (SELECT nullif(current_setting('app.published_through', true), '')::timestamptz)
);
