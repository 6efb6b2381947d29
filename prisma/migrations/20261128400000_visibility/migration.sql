-- Which role does not see which source, and who does until a day.
CREATE TABLE "visibility_rule" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visibility_rule_pkey" PRIMARY KEY ("school_id","connection_id","role")
);
CREATE TABLE "visibility_exception" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "begin_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visibility_exception_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "visibility_exception_school_id_person_id_idx" ON "visibility_exception"("school_id", "person_id");

ALTER TABLE "visibility_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "visibility_rule" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "visibility_rule"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "visibility_exception" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "visibility_exception" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "visibility_exception"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));

-- A transaction that looked up a person's access names the sources that stay hidden in it (app.hidden, ids with commas
-- between them). Restrictive: it takes rows away from what the school's policy shows, whatever a query forgets.
-- Most transactions hide nothing: that is asked once, and lets the planner expect most rows to stay.
DO $$
DECLARE
    nothing CONSTANT text := '(SELECT coalesce(current_setting(''app.hidden'', true), '''') = '''')';
    hidden CONSTANT text :=
        'coalesce((SELECT string_to_array(nullif(current_setting(''app.hidden'', true), ''''), '','')::uuid[]), ''{}'')';
    source text;
BEGIN
    FOREACH source IN ARRAY ARRAY[
        'assessment', 'attempt', 'attempt_key', 'delivery', 'first_attempt', 'goal_mapping', 'held_record', 'practice_day',
        'scale_family', 'score_scale', 'sitting_entry', 'supplier_unit', 'unit_progress', 'xapi_statement'
    ] LOOP
        EXECUTE format(
            'CREATE POLICY visible ON %I AS RESTRICTIVE FOR SELECT USING (%s OR connection_id <> ALL (%s))',
            source, nothing, hidden
        );
    END LOOP;
    EXECUTE format(
        'CREATE POLICY visible ON connection AS RESTRICTIVE FOR SELECT USING (%s OR id <> ALL (%s))', nothing, hidden
    );
    EXECUTE format(
        'CREATE POLICY visible ON signal AS RESTRICTIVE FOR SELECT USING (%s OR NOT coalesce(connection_ids, ''{}'') && %s)',
        nothing, hidden
    );
END
$$;
