-- Connecting a supplier as a school does it: what is asked, what was approved, and that nothing else is kept.
ALTER TABLE "supplier" ADD COLUMN "listed" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "oauth_client" ADD COLUMN "secret_version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "connection"
    ADD COLUMN "fields" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "retention_days" INTEGER,
    ADD COLUMN "erased_at" TIMESTAMPTZ(3);

CREATE TABLE "connection_request" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "terms" JSONB NOT NULL,
    "credentials" JSONB,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "connection_request_pkey" PRIMARY KEY ("school_id","connection_id"),
    CONSTRAINT "connection_request_school_id_connection_id_fkey" FOREIGN KEY ("school_id", "connection_id")
        REFERENCES "connection"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "connection_consent" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "connection_id" UUID NOT NULL,
    "supplier_name" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "sha256" BYTEA,
    "approved_by" UUID NOT NULL,
    "approver_name" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "connection_consent_pkey" PRIMARY KEY ("school_id","id"),
    CONSTRAINT "connection_consent_school_id_connection_id_fkey" FOREIGN KEY ("school_id", "connection_id")
        REFERENCES "connection"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "connection_consent_school_id_number_key" ON "connection_consent"("school_id", "number");
CREATE INDEX "connection_consent_school_id_connection_id_idx" ON "connection_consent"("school_id", "connection_id");

CREATE TABLE "agreement_file" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "bytes" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "agreement_file_pkey" PRIMARY KEY ("school_id","id")
);

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['connection_request', 'connection_consent', 'agreement_file']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY school ON %I USING (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid)) '
            'WITH CHECK (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid))', t);
    END LOOP;
END $$;

-- What is connected already brings what it brought. School by school: the policies bind the owner too.
DO $$
DECLARE
    school RECORD;
BEGIN
    FOR school IN SELECT id FROM "school" LOOP
        PERFORM set_config('app.school', school.id::text, true);
        UPDATE "connection" SET "fields" = CASE "standard"
            WHEN 'edu-v-results' THEN
                ARRAY['test-parts', 'norm-tables', 'school-period', 'review-link', 'remarks']
            WHEN 'xapi' THEN ARRAY['answer-score', 'duration', 'titles', 'unit-progress', 'own-level']
            ELSE ARRAY[]::TEXT[] END
        WHERE "school_id" = school.id;
    END LOOP;
    PERFORM set_config('app.school', '', true);
END $$;

-- The door asks for the approved fields with the connection.
DROP FUNCTION connections_of_client(uuid, uuid, text);
CREATE FUNCTION connections_of_client(client uuid, of_school uuid, of_standard text)
RETURNS TABLE (school_id uuid, connection_id uuid, state text, paused_until timestamptz, scopes text[],
    actor_home_pages jsonb, mbox_allowed boolean, fields text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT c.school_id, c.id, c.state, c.paused_until, c.scopes, c.actor_home_pages, c.mbox_allowed, c.fields
    FROM public.connection c
    WHERE c.oauth_client_id = client AND c.standard = of_standard AND (of_school IS NULL OR c.school_id = of_school)
$$;
REVOKE ALL ON FUNCTION connections_of_client(uuid, uuid, text) FROM PUBLIC;
