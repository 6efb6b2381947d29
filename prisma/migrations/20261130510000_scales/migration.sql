-- How many decimals a scale is shown with: the most that was delivered for it, at most 6. It only grows, so that a value
-- does not change its looks because another one was taken back.
CREATE TABLE "scale_decimals" (
    "school_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "part_source_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "decimals" INTEGER NOT NULL,

    CONSTRAINT "scale_decimals_pkey" PRIMARY KEY ("school_id","assessment_id","part_source_id","type")
);

-- A result of a test that came and was rejected, of a pupil who is known: so that nobody reads that nothing came. Nothing of
-- its values. The id is that of the entry that it would have been, so that an accepted one takes its place.
CREATE TABLE "refused_result" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "delivery_id" UUID NOT NULL,
    "record_index" INTEGER NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "refused_result_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "refused_result_school_id_assessment_id_day_idx" ON "refused_result"("school_id", "assessment_id", "day");
CREATE INDEX "refused_result_school_id_pupil_id_idx" ON "refused_result"("school_id", "pupil_id");
CREATE INDEX "refused_result_school_id_connection_id_idx" ON "refused_result"("school_id", "connection_id");

DO $$
DECLARE
    nothing CONSTANT text := '(SELECT coalesce(current_setting(''app.hidden'', true), '''') = '''')';
    hidden CONSTANT text :=
        'coalesce((SELECT string_to_array(nullif(current_setting(''app.hidden'', true), ''''), '','')::uuid[]), ''{}'')';
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['scale_decimals', 'refused_result'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY school ON %I
                USING (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid))
                WITH CHECK (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid))', name
        );
    END LOOP;
    EXECUTE format(
        'CREATE POLICY visible ON refused_result AS RESTRICTIVE FOR SELECT USING (%s OR connection_id <> ALL (%s))',
        nothing, hidden
    );
    EXECUTE format(
        'CREATE POLICY visible ON scale_decimals AS RESTRICTIVE FOR SELECT USING (%s OR EXISTS (
            SELECT FROM assessment source
            WHERE source.school_id = scale_decimals.school_id AND source.id = scale_decimals.assessment_id))', nothing
    );
END
$$;

DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT id FROM school LOOP
        PERFORM set_config('app.school', one::text, true);
        INSERT INTO scale_decimals (school_id, assessment_id, part_source_id, type, decimals)
        SELECT one, e.assessment_id, o.part_source_id, o.type,
            max(least(6, coalesce(length(substring(o.text from '^\s*-?\d{1,15}[.,](\d+)\s*$')), 0)))
        FROM sitting_entry e JOIN outcome o ON o.school_id = one AND o.entry_id = e.id
        WHERE e.school_id = one AND e.assessment_id IS NOT NULL AND o.number IS NOT NULL
        GROUP BY e.assessment_id, o.part_source_id, o.type;
    END LOOP;
    PERFORM set_config('app.school', '', true);
END
$$;
