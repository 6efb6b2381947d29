-- Signals that are kept, notes, sub-groups, group plans, scale families with their error, and what a school decides.
-- Nothing wrote scale_family before, so its new columns need no default.
ALTER TABLE "scale_family"
    ADD COLUMN "connection_id" UUID NOT NULL,
    ADD COLUMN "measure_type" TEXT NOT NULL,
    ADD COLUMN "standard_error" DECIMAL,
    ADD COLUMN "error_source" TEXT;
CREATE INDEX "scale_family_school_id_connection_id_idx" ON "scale_family"("school_id", "connection_id");

CREATE TABLE "signal_rule" (
    "school_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "thresholds" JSONB NOT NULL DEFAULT '{}',
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "signal_rule_pkey" PRIMARY KEY ("school_id","code")
);

CREATE TABLE "signal" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "pupil_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "subject_key" TEXT NOT NULL,
    "goal_id" UUID,
    "connection_ids" UUID[],
    "reason" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "day" DATE NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),
    "dismissed_by" UUID,
    "dismissed_why" TEXT,
    "dismissed_reason" TEXT,
    CONSTRAINT "signal_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "signal_school_id_group_id_subject_key_idx" ON "signal"("school_id", "group_id", "subject_key");
CREATE INDEX "signal_school_id_pupil_id_idx" ON "signal"("school_id", "pupil_id");

CREATE TABLE "dirty_signal_group" (
    "school_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "dirty_signal_group_pkey" PRIMARY KEY ("school_id","group_id")
);

CREATE TABLE "note" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "subject_key" TEXT,
    "goal_id" UUID,
    "signal_id" UUID,
    "day" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    CONSTRAINT "note_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "note_school_id_pupil_id_day_idx" ON "note"("school_id", "pupil_id", "day");

CREATE TABLE "sub_group" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "subject_key" TEXT,
    "goal_id" UUID,
    "begin_date" DATE NOT NULL,
    "end_date" DATE,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "sub_group_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "sub_group_school_id_group_id_idx" ON "sub_group"("school_id", "group_id");

CREATE TABLE "sub_group_member" (
    "school_id" UUID NOT NULL,
    "sub_group_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "begin_date" DATE NOT NULL,
    "end_date" DATE,
    CONSTRAINT "sub_group_member_pkey" PRIMARY KEY ("school_id","sub_group_id","pupil_id","begin_date"),
    CONSTRAINT "sub_group_member_school_id_sub_group_id_fkey" FOREIGN KEY ("school_id", "sub_group_id")
        REFERENCES "sub_group"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "sub_group_member_school_id_pupil_id_idx" ON "sub_group_member"("school_id", "pupil_id");

CREATE TABLE "group_plan" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "subject_key" TEXT NOT NULL,
    "begin_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "levels" JSONB NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "group_plan_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "group_plan_school_id_group_id_subject_key_begin_date_idx"
    ON "group_plan"("school_id", "group_id", "subject_key", "begin_date");

CREATE TABLE "group_plan_place" (
    "school_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    CONSTRAINT "group_plan_place_pkey" PRIMARY KEY ("school_id","plan_id","pupil_id"),
    CONSTRAINT "group_plan_place_school_id_plan_id_fkey" FOREIGN KEY ("school_id", "plan_id")
        REFERENCES "group_plan"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "school_setting" (
    "school_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "school_setting_pkey" PRIMARY KEY ("school_id","key")
);

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['signal_rule', 'signal', 'dirty_signal_group', 'note', 'sub_group', 'sub_group_member',
        'group_plan', 'group_plan_place', 'school_setting']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY school ON %I USING (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid)) '
            'WITH CHECK (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid))', t);
    END LOOP;
END $$;
