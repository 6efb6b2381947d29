-- A person's transaction hides sources from its first statement on: a query cannot forget it. What is hidden is named in
-- app.hidden (policies "visible"); looking up access to a group or pupil narrows it to the roles of that access.

-- Hides the sources that at least `needed` of these roles may not see (null: any role), but for those of the person's exceptions.
CREATE FUNCTION hide_sources(of_school uuid, of_person uuid, on_day date, by_roles text[], needed integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.hidden', coalesce((
        SELECT string_agg(hidden.connection_id::text, ',') FROM (
            SELECT r.connection_id FROM visibility_rule r
            WHERE r.school_id = of_school AND (by_roles IS NULL OR r.role = ANY (by_roles))
                AND NOT EXISTS (
                    SELECT FROM visibility_exception e
                    WHERE e.school_id = r.school_id AND e.person_id = of_person AND e.connection_id = r.connection_id
                        AND e.begin_date <= on_day AND e.end_date > on_day
                )
            GROUP BY r.connection_id HAVING count(*) >= needed
        ) hidden
    ), ''), true);
END
$$;

-- By the roles that the person holds today: what any of them may not see (or what none of them sees); for who holds none
-- what is hidden from anybody.
CREATE FUNCTION hide_by_held_roles(of_school uuid, of_person uuid, on_day date, from_every_role boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    held CONSTANT text[] := (
        SELECT array_agg(DISTINCT a.kind) FROM assignment a
        WHERE a.school_id = of_school AND a.person_id = of_person
            AND a.begin_date <= on_day AND (a.end_date IS NULL OR a.end_date > on_day)
    );
BEGIN
    PERFORM hide_sources(
        of_school, of_person, on_day, held, CASE WHEN from_every_role THEN coalesce(cardinality(held), 1) ELSE 1 END
    );
END
$$;

-- The first statement of a person's transaction. A school without rules pays for one look at an empty index.
CREATE FUNCTION open_school(of_school uuid, of_person uuid, on_day date) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.school', of_school::text, true);
    IF EXISTS (SELECT FROM visibility_rule WHERE school_id = of_school) THEN
        PERFORM hide_by_held_roles(of_school, of_person, on_day, false);
    END IF;
END
$$;
REVOKE ALL ON FUNCTION hide_sources(uuid, uuid, date, text[], integer), hide_by_held_roles(uuid, uuid, date, boolean),
    open_school(uuid, uuid, date) FROM PUBLIC;

-- Tables that name a source and had no policy, and tables that lead to a source by a row of another table. The row that
-- they lead to is asked under its own policy, so one rule decides for all of them.
DO $$
DECLARE
    nothing CONSTANT text := '(SELECT coalesce(current_setting(''app.hidden'', true), '''') = '''')';
    hidden CONSTANT text :=
        'coalesce((SELECT string_to_array(nullif(current_setting(''app.hidden'', true), ''''), '','')::uuid[]), ''{}'')';
    source text;
    leads text[];
BEGIN
    FOREACH source IN ARRAY ARRAY[
        'connection_consent', 'connection_request', 'dirty_practice_day', 'months_made', 'person_match_record', 'roster_pull',
        'roster_pull_consent', 'roster_pull_run'
    ] LOOP
        EXECUTE format(
            'CREATE POLICY visible ON %I AS RESTRICTIVE FOR SELECT USING (%s OR connection_id <> ALL (%s))',
            source, nothing, hidden
        );
    END LOOP;
    EXECUTE format(
        'CREATE POLICY visible ON roster_import AS RESTRICTIVE FOR SELECT
            USING (%s OR connection_id IS NULL OR connection_id <> ALL (%s))', nothing, hidden
    );
    FOREACH leads SLICE 1 IN ARRAY ARRAY[
        ['assessment_part', 'assessment_id', 'assessment'], ['sitting', 'assessment_id', 'assessment'],
        ['outcome', 'entry_id', 'sitting_entry'], ['result_mark', 'entry_id', 'sitting_entry'],
        ['delivery_payload', 'delivery_id', 'delivery'], ['delivery_record', 'delivery_id', 'delivery'],
        ['replayed_record', 'delivery_id', 'delivery'], ['held_identifier', 'held_id', 'held_record'],
        ['roster_undo', 'import_id', 'roster_import'], ['roster_pull_page', 'run_id', 'roster_pull_run']
    ] LOOP
        EXECUTE format(
            'CREATE POLICY visible ON %1$I AS RESTRICTIVE FOR SELECT USING (%4$s OR EXISTS (
                SELECT FROM %3$I source WHERE source.school_id = %1$I.school_id AND source.id = %1$I.%2$I))',
            leads[1], leads[2], leads[3], nothing
        );
    END LOOP;
END
$$;

-- Who watches a group live is told at once that access may have changed, whichever command or statement did it: ids only,
-- one notice a transaction (PostgreSQL drops what is told twice). These writes are rare; deliveries tell after their commit.
CREATE FUNCTION tell_access_of_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('access_changed', 'school ' || ids.school_id) FROM (SELECT DISTINCT school_id FROM changed) ids;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    source text;
BEGIN
    FOREACH source IN ARRAY ARRAY[
        'school_role', 'person', 'pupil_group', 'assignment', 'group_membership', 'visibility_rule', 'visibility_exception'
    ] LOOP
        EXECUTE format(
            'CREATE TRIGGER tell_access_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
                FOR EACH STATEMENT EXECUTE FUNCTION tell_access_of_school()', source
        );
        EXECUTE format(
            'CREATE TRIGGER tell_access_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
                FOR EACH STATEMENT EXECUTE FUNCTION tell_access_of_school()', source
        );
        EXECUTE format(
            'CREATE TRIGGER tell_access_ended AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
                FOR EACH STATEMENT EXECUTE FUNCTION tell_access_of_school()', source
        );
    END LOOP;
END
$$;

-- Tells of these ids; of more than a hundred that any may be meant.
CREATE FUNCTION tell_access(what text, ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) > 100 THEN
        PERFORM pg_notify('access_changed', '*');
    ELSE
        PERFORM pg_notify('access_changed', what || ' ' || id) FROM unnest(ids) AS id;
    END IF;
END
$$;

-- Not when a session is only kept alive.
CREATE FUNCTION tell_session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_access('session', ARRAY(
        SELECT n.id FROM now_so n JOIN was_so w ON w.id = n.id
        WHERE (n.user_id, n.active_school_id, n.revoked_at, n.signed_by)
                IS DISTINCT FROM (w.user_id, w.active_school_id, w.revoked_at, w.signed_by)
            OR n.expires_at < w.expires_at OR n.idle_until < w.idle_until
    ));
    RETURN NULL;
END
$$;
CREATE FUNCTION tell_session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_access('session', ARRAY(SELECT id FROM was_so));
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_access_changed AFTER UPDATE ON session REFERENCING OLD TABLE AS was_so NEW TABLE AS now_so
    FOR EACH STATEMENT EXECUTE FUNCTION tell_session_changed();
CREATE TRIGGER tell_access_ended AFTER DELETE ON session REFERENCING OLD TABLE AS was_so
    FOR EACH STATEMENT EXECUTE FUNCTION tell_session_ended();

-- Not when somebody changes a name, a password or a language.
CREATE FUNCTION tell_account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_access('account', ARRAY(
        SELECT n.id FROM now_so n JOIN was_so w ON w.id = n.id WHERE n.ended_at IS DISTINCT FROM w.ended_at
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_access_changed AFTER UPDATE ON user_account REFERENCING OLD TABLE AS was_so NEW TABLE AS now_so
    FOR EACH STATEMENT EXECUTE FUNCTION tell_account_changed();

-- How a school lets people in: its rule of signing in, and from when it asks for a second factor.
CREATE FUNCTION tell_school_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_access('school', ARRAY(
        SELECT n.id FROM now_so n JOIN was_so w ON w.id = n.id
        WHERE (n.sign_in_rule, n.staff_factor_from, n.admin_factor_from)
            IS DISTINCT FROM (w.sign_in_rule, w.staff_factor_from, w.admin_factor_from)
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_access_changed AFTER UPDATE ON school REFERENCING OLD TABLE AS was_so NEW TABLE AS now_so
    FOR EACH STATEMENT EXECUTE FUNCTION tell_school_changed();

REVOKE ALL ON FUNCTION tell_access_of_school(), tell_access(text, uuid[]), tell_session_changed(), tell_session_ended(),
    tell_account_changed(), tell_school_changed() FROM PUBLIC;
