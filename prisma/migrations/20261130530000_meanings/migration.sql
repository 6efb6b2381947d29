-- A statement is read by what it is (lib/adr/0032). An answer that two systems tell of counts once, and a mark that is given
-- later corrects the answer that stands: what is no try of its own is kept beside the attempts.
ALTER TABLE "attempt" ADD COLUMN "reported_as" TEXT;
ALTER TABLE "attempt" ADD COLUMN "is_mark" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "attempt" ADD COLUMN "marked" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "attempt" ADD COLUMN "own_success" BOOLEAN;
ALTER TABLE "attempt" ADD COLUMN "own_score_ratio" DOUBLE PRECISION;

-- How the messages of a connection are read beyond the standard, and what was not used of them.
ALTER TABLE "connection" ADD COLUMN "reading" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "delivery_record" ADD COLUMN "verb" TEXT;
ALTER TABLE "delivery_record" ADD COLUMN "activity_type" TEXT;

CREATE TABLE "attempt_echo" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "pupil_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "unit_id" TEXT,
    "success" BOOLEAN,
    "score_ratio" DOUBLE PRECISION,
    "duration_ms" INTEGER,
    "delivery_id" UUID NOT NULL,
    "record_index" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "mapping_version" INTEGER NOT NULL,
    "reported_as" TEXT,

    CONSTRAINT "attempt_echo_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "attempt_echo_school_id_pupil_id_connection_id_item_id_at_idx"
    ON "attempt_echo"("school_id", "pupil_id", "connection_id", "item_id", "at");
CREATE INDEX "attempt_echo_school_id_connection_id_idx" ON "attempt_echo"("school_id", "connection_id");

CREATE TABLE "material_use" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "material_id" TEXT NOT NULL,
    "unit_id" TEXT,
    "session" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER,
    "source_id" TEXT NOT NULL,
    "delivery_id" UUID NOT NULL,
    "record_index" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "material_use_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "material_use_school_id_pupil_id_connection_id_at_idx"
    ON "material_use"("school_id", "pupil_id", "connection_id", "at");
CREATE INDEX "material_use_school_id_connection_id_idx" ON "material_use"("school_id", "connection_id");

CREATE TABLE "practice_item" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "practice_item_pkey" PRIMARY KEY ("school_id","connection_id","item_id")
);

CREATE TABLE "reading_decision" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "verb" TEXT,
    "activity_type" TEXT,
    "decision" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "reading_decision_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "reading_decision_school_id_connection_id_decided_at_idx"
    ON "reading_decision"("school_id", "connection_id", "decided_at");

CREATE TABLE "refused_deviation" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "deviation" TEXT NOT NULL,
    "messages" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refused_deviation_pkey" PRIMARY KEY ("school_id","connection_id","deviation")
);

ALTER TABLE "attempt_echo" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "attempt_echo" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "attempt_echo"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "material_use" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "material_use" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "material_use"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "practice_item" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "practice_item" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "practice_item"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "reading_decision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "reading_decision" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "reading_decision"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
ALTER TABLE "refused_deviation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "refused_deviation" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "refused_deviation"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));

-- What came by a source that stays hidden stays hidden here too (20261128400000_visibility).
DO $$
DECLARE
    nothing CONSTANT text := '(SELECT coalesce(current_setting(''app.hidden'', true), '''') = '''')';
    hidden CONSTANT text :=
        'coalesce((SELECT string_to_array(nullif(current_setting(''app.hidden'', true), ''''), '','')::uuid[]), ''{}'')';
    source text;
BEGIN
    FOREACH source IN ARRAY ARRAY['attempt_echo', 'material_use', 'practice_item', 'reading_decision', 'refused_deviation'] LOOP
        EXECUTE format(
            'CREATE POLICY visible ON %I AS RESTRICTIVE FOR SELECT USING (%s OR connection_id <> ALL (%s))',
            source, nothing, hidden
        );
    END LOOP;
END
$$;

DROP FUNCTION connections_of_client(uuid, uuid, text);
CREATE FUNCTION connections_of_client(client uuid, of_school uuid, of_standard text)
RETURNS TABLE (school_id uuid, connection_id uuid, state text, paused_until timestamptz, scopes text[],
    actor_home_pages jsonb, mbox_allowed boolean, fields text[], reading jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT c.school_id, c.id, c.state, c.paused_until, c.scopes, c.actor_home_pages, c.mbox_allowed, c.fields, c.reading
    FROM public.connection c
    WHERE c.oauth_client_id = client AND c.standard = of_standard AND (of_school IS NULL OR c.school_id = of_school)
$$;
REVOKE ALL ON FUNCTION connections_of_client(uuid, uuid, text) FROM PUBLIC;
