-- The audit log as a chain per school: sealed in batches by the worker, so that a row that was changed or taken out shows.
CREATE TABLE "audit_seal" (
    "school_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "events" INTEGER NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("school_id","sequence")
);

CREATE TABLE "audit_sealed_event" (
    "school_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "audit_sealed_event_pkey" PRIMARY KEY ("school_id","event_id")
);
CREATE UNIQUE INDEX "audit_sealed_event_school_id_sequence_position_key"
    ON "audit_sealed_event"("school_id", "sequence", "position");

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['audit_seal', 'audit_sealed_event']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY school ON %I USING (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid)) '
            'WITH CHECK (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid))', t);
    END LOOP;
END $$;
