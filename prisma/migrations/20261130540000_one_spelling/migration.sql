-- A home page and an ECK iD are URLs: scheme and host in any case, the default port and the final slash of the path do not
-- count (lib/domain/normal-url.ts, which new rows are written by). What is kept gets the same one spelling.
CREATE FUNCTION pg_temp.normal_url(url text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    part text[] := regexp_match(url, '^([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(.*)$');
    scheme text := lower(part[1]);
    who text := coalesce(substring(part[2] FROM '^(.*@)'), '');
    host text := lower(substr(part[2], length(who) + 1));
    port text := substring(host FROM ':([0-9]*)$');
BEGIN
    IF part IS NULL THEN
        RETURN url;
    END IF;
    IF port = '' OR ltrim(port, '0') = (CASE scheme WHEN 'http' THEN '80' WHEN 'https' THEN '443' END) THEN
        host := left(host, length(host) - length(port) - 1);
    END IF;
    RETURN scheme || '://' || who || host || regexp_replace(part[3], '/$', '') || part[4];
END $$;

-- "account <homePage> <name>", as agent-text.ts makes it; a home page holds no white space.
CREATE FUNCTION pg_temp.normal_agents(agents text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(CASE WHEN one LIKE 'account %' THEN
            'account ' || pg_temp.normal_url(split_part(one, ' ', 2)) || substr(one, length('account ' || split_part(one, ' ', 2)) + 1)
        ELSE one END ORDER BY place), '{}')
    FROM unnest(agents) WITH ORDINALITY AS each (one, place)
$$;

-- School by school: the policies bind the owner too. An ECK iD that is kept in two spellings already keeps the second one.
DO $$
DECLARE
    school RECORD;
BEGIN
    FOR school IN SELECT id FROM "school" LOOP
        PERFORM set_config('app.school', school.id::text, true);
        UPDATE "person_identifier" AS i SET "value" = pg_temp.normal_url(i."value")
        FROM (
            SELECT DISTINCT ON (pg_temp.normal_url(o."value"), o."source") o."value", o."source" FROM "person_identifier" AS o
            WHERE o."school_id" = school.id AND o."type" = 'eck-id' AND NOT EXISTS (
                SELECT FROM "person_identifier" AS same WHERE same."school_id" = school.id AND same."type" = 'eck-id'
                    AND same."source" = o."source" AND same."value" = pg_temp.normal_url(o."value"))
            ORDER BY pg_temp.normal_url(o."value"), o."source", o."created_at", o."value"
        ) AS first
        WHERE i."school_id" = school.id AND i."type" = 'eck-id' AND i."source" = first."source" AND i."value" = first."value";
        INSERT INTO "held_identifier" ("school_id", "type", "value", "held_id")
        SELECT "school_id", "type", pg_temp.normal_url("value"), "held_id" FROM "held_identifier"
        WHERE "school_id" = school.id AND "type" = 'eck-id' AND "value" <> pg_temp.normal_url("value")
        ON CONFLICT DO NOTHING;
        DELETE FROM "held_identifier"
        WHERE "school_id" = school.id AND "type" = 'eck-id' AND "value" <> pg_temp.normal_url("value");
        UPDATE "held_record" AS h SET "record" = jsonb_set(h."record", '{pupil,identifiers}', named.identifiers)
        FROM (
            SELECT r."id", jsonb_agg(CASE WHEN one->>'type' = 'eck-id'
                THEN jsonb_set(one, '{value}', to_jsonb(pg_temp.normal_url(one->>'value'))) ELSE one END ORDER BY place) AS identifiers
            FROM "held_record" AS r, jsonb_array_elements(r."record"->'pupil'->'identifiers') WITH ORDINALITY AS each (one, place)
            WHERE r."school_id" = school.id GROUP BY r."id"
        ) AS named
        WHERE h."school_id" = school.id AND h."id" = named."id" AND h."record"->'pupil'->'identifiers' <> named.identifiers;
        UPDATE "xapi_statement" SET "agents" = pg_temp.normal_agents("agents"),
            "related_agents" = pg_temp.normal_agents("related_agents")
        WHERE "school_id" = school.id AND ("agents" <> pg_temp.normal_agents("agents")
            OR "related_agents" <> pg_temp.normal_agents("related_agents"));
    END LOOP;
    PERFORM set_config('app.school', '', true);
END $$;
