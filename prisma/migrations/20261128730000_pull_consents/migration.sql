-- Consent of the school at the system whose roster we fetch: where it is asked for, and how it stands.
ALTER TABLE "roster_pull" ADD COLUMN "consent_address" TEXT;

CREATE TABLE "roster_pull_consent" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "api" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "theirs" TEXT,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_pull_consent_pkey" PRIMARY KEY ("school_id","connection_id","api")
);

ALTER TABLE "roster_pull_consent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roster_pull_consent" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "roster_pull_consent"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
