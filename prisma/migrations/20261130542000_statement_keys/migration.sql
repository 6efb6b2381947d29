-- What a statement is found by, a row each: an array cannot be searched by index under row-level security (its operators are not
-- leakproof), an equal number can. The number is a hash: rows that only share it fall away by the statement itself.
CREATE TABLE "xapi_statement_key" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "key" BIGINT NOT NULL,
    "stored" TIMESTAMPTZ(6) NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "xapi_statement_key_pkey" PRIMARY KEY ("school_id","connection_id","key","stored","sequence")
);
ALTER TABLE "xapi_statement_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "xapi_statement_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "xapi_statement_key"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
CREATE POLICY visible ON "xapi_statement_key" AS RESTRICTIVE FOR SELECT
    USING ((SELECT coalesce(current_setting('app.hidden', true), '') = '') OR connection_id <> ALL (
        coalesce((SELECT string_to_array(nullif(current_setting('app.hidden', true), ''), ',')::uuid[]), '{}')));

-- Statements about statements, which are found through their targets: few of all.
CREATE INDEX "xapi_statement_refers_to_idx" ON "xapi_statement"("school_id", "connection_id", "refers_to")
    WHERE "refers_to" IS NOT NULL;

CREATE FUNCTION xapi_key(kind text, value text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT hashtextextended(kind || ' ' || value, 0)
$$;

-- All keys of one statement. What is related and stands among its own already is found by that.
CREATE FUNCTION xapi_statement_keys(
    verb text, activity text, agents text[], registration uuid, related_activities text[], related_agents text[]
) RETURNS SETOF bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT xapi_key('verb', verb)
    UNION SELECT xapi_key('activity', activity) WHERE activity IS NOT NULL
    UNION SELECT xapi_key('registration', registration::text) WHERE registration IS NOT NULL
    UNION SELECT xapi_key('agent', one) FROM unnest(agents) AS one
    UNION SELECT xapi_key('related-activity', one) FROM unnest(related_activities) AS one WHERE one IS DISTINCT FROM activity
    UNION SELECT xapi_key('related-agent', one) FROM unnest(related_agents) AS one WHERE one <> ALL (coalesce(agents, '{}'))
$$;
REVOKE ALL ON FUNCTION xapi_key(text, text),
    xapi_statement_keys(text, text, text[], uuid, text[], text[]) FROM PUBLIC;

-- School by school: the policies bind the owner too.
DO $$
DECLARE
    school RECORD;
BEGIN
    FOR school IN SELECT id FROM "school" LOOP
        PERFORM set_config('app.school', school.id::text, true);
        INSERT INTO "xapi_statement_key" ("school_id", "connection_id", "key", "stored", "sequence")
        SELECT s."school_id", s."connection_id", k, s."stored", s."sequence"
        FROM "xapi_statement" AS s, xapi_statement_keys(s."verb", s."activity", s."agents", s."registration",
            s."related_activities", s."related_agents") AS k
        WHERE s."school_id" = school.id
        ORDER BY s."connection_id", k, s."stored", s."sequence";
    END LOOP;
    PERFORM set_config('app.school', '', true);
END $$;
