-- From which day a password alone does not give a role. On the school itself, which is read before there is a scope: asked with
-- the session, in the same query. What schools had decided for their admins moves along.
ALTER TABLE "school" ADD COLUMN "admin_factor_from" DATE;
ALTER TABLE "school" ADD COLUMN "staff_factor_from" DATE;

DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT id FROM "school" LOOP
        PERFORM set_config('app.school', one::text, true);
        UPDATE "school" SET "admin_factor_from" = (
            SELECT (s.value ->> 'requiredFrom')::date FROM "school_setting" s
            WHERE s.school_id = one AND s.key = 'second-factor' AND s.value ->> 'requiredFrom' ~ '^\d{4}-\d{2}-\d{2}$'
        ) WHERE id = one;
        DELETE FROM "school_setting" WHERE school_id = one AND key = 'second-factor';
    END LOOP;
    PERFORM set_config('app.school', '', true);
END
$$;
