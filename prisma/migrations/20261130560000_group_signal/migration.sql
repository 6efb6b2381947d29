-- The group on a goal has a rule of its own. What was kept as a form of "stuck on a goal" becomes a signal of that rule
-- with the same id, so that what was put aside stays so; what a school decided on the one rule holds for both.
-- School by school: the policies bind the owner too.
DO $$
DECLARE
    school RECORD;
BEGIN
    FOR school IN SELECT id FROM "school" LOOP
        PERFORM set_config('app.school', school.id::text, true);
        INSERT INTO "signal_rule" ("school_id", "code", "enabled", "thresholds", "updated_by", "updated_at")
        SELECT "school_id", 'group-low', "enabled",
            CASE WHEN "thresholds" ? 'groupPercent'
                THEN jsonb_build_object('groupPercent', "thresholds" -> 'groupPercent') ELSE '{}' END,
            "updated_by", "updated_at"
        FROM "signal_rule" WHERE "school_id" = school.id AND "code" = 'stuck-on-goal';
        UPDATE "signal_rule" SET "thresholds" = '{}' WHERE "school_id" = school.id AND "code" = 'stuck-on-goal';
        -- The source that it rests on is its reason now; the median comes with the next evaluation.
        UPDATE "signal" SET "code" = 'group-low',
            "reason" = "connection_ids"[1]::text,
            "dismissed_reason" = CASE WHEN "dismissed_reason" IS NOT NULL THEN "connection_ids"[1]::text END,
            "facts" = jsonb_build_object('stuck', "facts" -> 'stuck', 'n', "facts" -> 'n', 'median', NULL,
                'limit', NULL, 'groupPercent', "facts" -> 'limit', 'many', true, 'low', false,
                'schoolYear', "facts" -> 'schoolYear')
        WHERE "school_id" = school.id AND "code" = 'stuck-on-goal' AND "facts" ->> 'form' = 'group'
            AND cardinality("connection_ids") > 0;
        INSERT INTO "dirty_signal_group" ("school_id", "group_id")
        SELECT "school_id", "group_id" FROM "signal_evaluation" WHERE "school_id" = school.id
        ON CONFLICT DO NOTHING;
    END LOOP;
    PERFORM set_config('app.school', '', true);
END $$;
