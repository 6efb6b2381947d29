-- The foundation: global tables, the school's tables, row-level security, partitions and the two pre-scope functions.
-- The tables follow prisma/schema; partitions, policies and functions are written here. See lib/db/README.md.

CREATE TABLE "audit_event" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID,
    "client_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "record_view" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID NOT NULL,
    "screen" TEXT NOT NULL,
    "pupil_id" UUID,
    "group_id" UUID,
    "on_date" DATE,

    CONSTRAINT "record_view_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "goal_framework" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "goal_framework_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "goal" (
    "id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "parent_id" UUID,
    "subject_key" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "measurable" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "supplier_unit" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "title" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mapped" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "supplier_unit_pkey" PRIMARY KEY ("school_id","connection_id","kind","source_id")
);

CREATE TABLE "goal_mapping" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "goal_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "goal_mapping_pkey" PRIMARY KEY ("school_id","connection_id","kind","source_id","goal_id")
);

CREATE TABLE "assessment" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "version" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "subject_name" TEXT,
    "subject_key" TEXT,
    "study_level" TEXT,
    "family_id" UUID,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "assessment_part" (
    "school_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "index" INTEGER NOT NULL,

    CONSTRAINT "assessment_part_pkey" PRIMARY KEY ("school_id","assessment_id","source_id")
);

CREATE TABLE "score_scale" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "entries" JSONB NOT NULL,

    CONSTRAINT "score_scale_pkey" PRIMARY KEY ("school_id","connection_id","source_id")
);

CREATE TABLE "scale_family" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "confirmed_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scale_family_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "sitting" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "school_period" TEXT,

    CONSTRAINT "sitting_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "sitting_entry" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "sitting_id" UUID,
    "assessment_id" UUID,
    "pupil_id" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "missing" BOOLEAN NOT NULL DEFAULT false,
    "review_url" TEXT,
    "additional_info" TEXT,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "delivery_id" UUID NOT NULL,
    "record_index" INTEGER NOT NULL,

    CONSTRAINT "sitting_entry_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "outcome" (
    "school_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "part_source_id" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "number" DECIMAL,
    "maximum" DECIMAL,
    "scale_ids" TEXT[],

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("school_id","entry_id","position")
);

CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT,
    "theme" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account_link" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("issuer","subject")
);

CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "active_school_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account_token" (
    "token_hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_token_pkey" PRIMARY KEY ("token_hash")
);

CREATE TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "reset_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "person" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "name_prefix" TEXT,
    "family_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" DATE,

    CONSTRAINT "person_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "person_identifier" (
    "school_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_identifier_pkey" PRIMARY KEY ("school_id","type","source","value")
);

CREATE TABLE "school_role" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID,
    "begin_date" DATE NOT NULL,
    "end_date" DATE,

    CONSTRAINT "school_role_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "outbox_mail" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "to_address" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "readable" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "attempt" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
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

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("school_id","id","at")
) PARTITION BY RANGE ("at");

CREATE TABLE "attempt_key" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "pupil_id" UUID,
    "fingerprint" BYTEA NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attempt_key_pkey" PRIMARY KEY ("school_id","connection_id","source_id")
) PARTITION BY HASH ("school_id","connection_id","source_id");

CREATE TABLE "first_attempt" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attempt_id" UUID NOT NULL,

    CONSTRAINT "first_attempt_pkey" PRIMARY KEY ("school_id","connection_id","pupil_id","item_id")
);

CREATE TABLE "practice_day" (
    "school_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "attempts" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "first_judged" INTEGER NOT NULL,
    "first_correct" INTEGER NOT NULL,
    "partial" INTEGER NOT NULL,
    "partial_sum" DOUBLE PRECISION NOT NULL,
    "partial_sum_squares" DOUBLE PRECISION NOT NULL,
    "duration_ms" BIGINT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_day_pkey" PRIMARY KEY ("school_id","pupil_id","kind","key","connection_id","day")
);

CREATE TABLE "dirty_practice_day" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "dirty_practice_day_pkey" PRIMARY KEY ("school_id","connection_id","pupil_id","day")
);

CREATE TABLE "unit_progress" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "pupil_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "progress_ratio" DOUBLE PRECISION,
    "score" DECIMAL,
    "score_minimum" DECIMAL,
    "score_maximum" DECIMAL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source_id" TEXT NOT NULL,
    "delivery_id" UUID NOT NULL,
    "record_index" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "unit_progress_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "xapi_statement" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stored" TIMESTAMPTZ(6) NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "delivery_id" UUID NOT NULL,
    "record_index" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "activity" TEXT,
    "agent" TEXT NOT NULL,
    "registration" UUID,
    "related_activities" TEXT[],
    "related_agents" TEXT[],
    "voided" BOOLEAN NOT NULL DEFAULT false,
    "voids" UUID,
    "fingerprint" BYTEA NOT NULL,

    CONSTRAINT "xapi_statement_pkey" PRIMARY KEY ("school_id","connection_id","id")
);

CREATE TABLE "school_period" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "begin_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,

    CONSTRAINT "school_period_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "pupil_group" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_key" TEXT,
    "combination" BOOLEAN NOT NULL DEFAULT false,
    "school_period_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "ended_at" DATE,

    CONSTRAINT "pupil_group_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "group_membership" (
    "school_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "school_year" INTEGER,
    "begin_date" DATE NOT NULL,
    "end_date" DATE,

    CONSTRAINT "group_membership_pkey" PRIMARY KEY ("school_id","group_id","person_id","begin_date")
);

CREATE TABLE "assignment" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "group_id" UUID,
    "pupil_id" UUID,
    "begin_date" DATE NOT NULL,
    "end_date" DATE,
    "source" TEXT NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "roster_import" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "applied_at" TIMESTAMPTZ(3),
    "connection_id" UUID,
    "sha256" BYTEA NOT NULL,
    "body" BYTEA NOT NULL,
    "preview" JSONB NOT NULL,

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "supplier" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "oauth_client" (
    "id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "auth_method" TEXT NOT NULL,
    "secret_hash" TEXT,
    "jwks_uri" TEXT,
    "jwks" JSONB,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "oauth_client_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "client_assertion" (
    "client_id" TEXT NOT NULL,
    "jti" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "client_assertion_pkey" PRIMARY KEY ("client_id","jti")
);

CREATE TABLE "refused_delivery" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "client_id" TEXT,
    "standard" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" BYTEA,
    "reason" TEXT NOT NULL,

    CONSTRAINT "refused_delivery_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "connection" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "oauth_client_id" UUID,
    "standard" TEXT NOT NULL,
    "scopes" TEXT[],
    "state" TEXT NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "adaptive" TEXT NOT NULL DEFAULT 'unknown',
    "actor_home_pages" JSONB NOT NULL DEFAULT '{}',
    "mbox_allowed" BOOLEAN NOT NULL DEFAULT false,
    "late_after_school_days" INTEGER,
    "mapping_version" INTEGER NOT NULL DEFAULT 0,
    "practice_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "connection_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "delivery" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "standard" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "message_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "written" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "stale" INTEGER NOT NULL DEFAULT 0,
    "not_used" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("school_id","id"),
    CONSTRAINT "delivery_sum" CHECK ("received" = "written" + "unchanged" + "stale" + "not_used" + "held" + "rejected")
);

CREATE TABLE "delivery_payload" (
    "school_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "delivery_payload_pkey" PRIMARY KEY ("school_id","delivery_id")
);

CREATE TABLE "delivery_record" (
    "school_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "path" TEXT,
    "source_id" TEXT,

    CONSTRAINT "delivery_record_pkey" PRIMARY KEY ("school_id","delivery_id","index")
);

CREATE TABLE "held_record" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "record" JSONB NOT NULL,

    CONSTRAINT "held_record_pkey" PRIMARY KEY ("school_id","id")
);

CREATE TABLE "held_identifier" (
    "school_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "held_id" UUID NOT NULL,

    CONSTRAINT "held_identifier_pkey" PRIMARY KEY ("school_id","type","value","held_id")
);

CREATE TABLE "board" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "board_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "school" (
    "id" UUID NOT NULL,
    "board_id" UUID,
    "name" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "school_identifier" (
    "type" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "owner_school" UUID NOT NULL,

    CONSTRAINT "school_identifier_pkey" PRIMARY KEY ("type","value")
);

CREATE INDEX "audit_event_school_id_at_idx" ON "audit_event"("school_id", "at");

CREATE INDEX "record_view_school_id_pupil_id_at_idx" ON "record_view"("school_id", "pupil_id", "at");

CREATE INDEX "record_view_school_id_group_id_at_idx" ON "record_view"("school_id", "group_id", "at");

CREATE UNIQUE INDEX "goal_framework_key_key" ON "goal_framework"("key");

CREATE INDEX "goal_framework_id_idx" ON "goal"("framework_id");

CREATE INDEX "goal_subject_key_sector_position_idx" ON "goal"("subject_key", "sector", "position");

CREATE INDEX "goal_parent_id_idx" ON "goal"("parent_id");

CREATE UNIQUE INDEX "assessment_school_id_connection_id_source_id_version_key" ON "assessment"("school_id", "connection_id", "source_id", "version");

CREATE UNIQUE INDEX "sitting_school_id_assessment_id_day_key" ON "sitting"("school_id", "assessment_id", "day");

CREATE INDEX "sitting_entry_school_id_pupil_id_assessment_id_idx" ON "sitting_entry"("school_id", "pupil_id", "assessment_id");

CREATE INDEX "sitting_entry_school_id_assessment_id_idx" ON "sitting_entry"("school_id", "assessment_id");

CREATE INDEX "sitting_entry_school_id_connection_id_taken_at_idx" ON "sitting_entry"("school_id", "connection_id", "taken_at");

CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

CREATE INDEX "account_link_user_id_idx" ON "account_link"("user_id");

CREATE INDEX "session_user_id_idx" ON "session"("user_id");

CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

CREATE INDEX "account_token_user_id_idx" ON "account_token"("user_id");

CREATE INDEX "account_token_expires_at_idx" ON "account_token"("expires_at");

CREATE INDEX "rate_bucket_reset_at_idx" ON "rate_bucket"("reset_at");

CREATE INDEX "person_school_id_kind_family_name_given_name_idx" ON "person"("school_id", "kind", "family_name", "given_name");

CREATE INDEX "person_identifier_school_id_person_id_idx" ON "person_identifier"("school_id", "person_id");

CREATE INDEX "person_identifier_school_id_type_value_idx" ON "person_identifier"("school_id", "type", "value");

CREATE INDEX "school_role_user_id_idx" ON "school_role"("user_id");

CREATE UNIQUE INDEX "school_role_school_id_user_id_role_key" ON "school_role"("school_id", "user_id", "role");

CREATE INDEX "outbox_mail_school_id_created_at_idx" ON "outbox_mail"("school_id", "created_at");

CREATE INDEX "attempt_school_id_pupil_id_connection_id_at_idx" ON "attempt"("school_id", "pupil_id", "connection_id", "at");

CREATE INDEX "practice_day_school_id_connection_id_day_idx" ON "practice_day"("school_id", "connection_id", "day");

CREATE INDEX "unit_progress_school_id_pupil_id_connection_id_unit_id_at_idx" ON "unit_progress"("school_id", "pupil_id", "connection_id", "unit_id", "at");

CREATE INDEX "xapi_statement_school_id_connection_id_stored_sequence_idx" ON "xapi_statement"("school_id", "connection_id", "stored", "sequence");

CREATE UNIQUE INDEX "school_period_school_id_name_key" ON "school_period"("school_id", "name");

CREATE INDEX "pupil_group_school_id_school_period_id_idx" ON "pupil_group"("school_id", "school_period_id");

CREATE UNIQUE INDEX "pupil_group_school_id_source_source_id_school_period_id_key" ON "pupil_group"("school_id", "source", "source_id", "school_period_id");

CREATE INDEX "group_membership_school_id_person_id_idx" ON "group_membership"("school_id", "person_id");

CREATE INDEX "assignment_school_id_person_id_idx" ON "assignment"("school_id", "person_id");

CREATE INDEX "assignment_school_id_group_id_idx" ON "assignment"("school_id", "group_id");

CREATE INDEX "assignment_school_id_pupil_id_idx" ON "assignment"("school_id", "pupil_id");

CREATE INDEX "roster_import_school_id_created_at_idx" ON "roster_import"("school_id", "created_at");

CREATE UNIQUE INDEX "supplier_key_key" ON "supplier"("key");

CREATE UNIQUE INDEX "oauth_client_client_id_key" ON "oauth_client"("client_id");

CREATE INDEX "oauth_client_supplier_id_idx" ON "oauth_client"("supplier_id");

CREATE INDEX "client_assertion_expires_at_idx" ON "client_assertion"("expires_at");

CREATE INDEX "refused_delivery_at_idx" ON "refused_delivery"("at");

CREATE INDEX "connection_oauth_client_id_standard_idx" ON "connection"("oauth_client_id", "standard");

CREATE INDEX "connection_school_id_supplier_id_idx" ON "connection"("school_id", "supplier_id");

CREATE INDEX "delivery_school_id_connection_id_received_at_idx" ON "delivery"("school_id", "connection_id", "received_at");

CREATE INDEX "held_record_school_id_held_at_idx" ON "held_record"("school_id", "held_at");

CREATE INDEX "held_record_school_id_connection_id_idx" ON "held_record"("school_id", "connection_id");

CREATE INDEX "held_record_school_id_delivery_id_idx" ON "held_record"("school_id", "delivery_id");

CREATE INDEX "held_identifier_school_id_held_id_idx" ON "held_identifier"("school_id", "held_id");

CREATE INDEX "school_identifier_owner_school_idx" ON "school_identifier"("owner_school");

ALTER TABLE "goal" ADD CONSTRAINT "goal_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "goal_framework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "goal" ADD CONSTRAINT "goal_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "goal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "account_token" ADD CONSTRAINT "account_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "person_identifier" ADD CONSTRAINT "person_identifier_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "group_membership" ADD CONSTRAINT "group_membership_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "pupil_group"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "group_membership" ADD CONSTRAINT "group_membership_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assignment" ADD CONSTRAINT "assignment_school_id_group_id_fkey" FOREIGN KEY ("school_id", "group_id") REFERENCES "pupil_group"("school_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE "oauth_client" ADD CONSTRAINT "oauth_client_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_school_id_connection_id_fkey" FOREIGN KEY ("school_id", "connection_id") REFERENCES "connection"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "school" ADD CONSTRAINT "school_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "school_identifier" ADD CONSTRAINT "school_identifier_owner_school_fkey" FOREIGN KEY ("owner_school") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A payload comes deflated: pressing it once more costs time and gives nothing.
ALTER TABLE "delivery_payload" ALTER COLUMN "body" SET STORAGE EXTERNAL;

-- Hash partitions of the key table.
DO $$
BEGIN
    FOR part IN 0..7 LOOP
        EXECUTE format('CREATE TABLE attempt_key_%s PARTITION OF attempt_key FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
    END LOOP;
END $$;

-- Month partitions of attempts. Run by the owner (migration, worker's upkeep through this function): the runtime role may
-- call it but holds no right on the children.
CREATE FUNCTION ensure_attempt_partitions(from_month date, months integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    month date := date_trunc('month', from_month)::date;
    made integer := 0;
    child text;
BEGIN
    IF months < 0 OR months > 600 OR from_month < date '2000-01-01' OR from_month > (now() + interval '2 years')::date THEN
        RAISE EXCEPTION 'partitions: from 2000 until two years ahead, at most 600 months';
    END IF;
    PERFORM pg_advisory_xact_lock(7420261);
    FOR i IN 0..months LOOP
        child := format('attempt_%s', to_char(month, 'YYYYMM'));
        IF to_regclass('public.' || child) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE public.%I PARTITION OF public.attempt FOR VALUES FROM (%L) TO (%L)',
                child, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
            made := made + 1;
        END IF;
        month := (month + interval '1 month')::date;
    END LOOP;
    RETURN made;
END $$;

-- Row-level security: one policy shape on every school table, forced on the owner too. Without a scope: no rows.
DO $$
DECLARE
    t text;
BEGIN
    FOR t IN
        SELECT c.relname
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY school ON %I USING (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid)) '
            'WITH CHECK (school_id = (SELECT nullif(current_setting(''app.school'', true), '''')::uuid))', t);
    END LOOP;
END $$;

-- Before there is a scope: the two questions that must look over all schools, each as one narrow function of the owner.
-- The owner alone may read these two tables without a scope (policy pre_scope); the runtime role may only call.
CREATE POLICY pre_scope ON school_role FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY pre_scope ON connection FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION schools_of_account(account uuid, on_date date)
RETURNS TABLE (school_id uuid, role text, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT r.school_id, r.role, r.person_id
    FROM public.school_role r
    WHERE r.user_id = account AND r.begin_date <= on_date AND (r.end_date IS NULL OR r.end_date > on_date)
$$;

-- A null school asks for the one connection of a client whose credentials belong to a connection (xAPI).
CREATE FUNCTION connections_of_client(client uuid, of_school uuid, of_standard text)
RETURNS TABLE (school_id uuid, connection_id uuid, state text, paused_until timestamptz, scopes text[],
    actor_home_pages jsonb, mbox_allowed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT c.school_id, c.id, c.state, c.paused_until, c.scopes, c.actor_home_pages, c.mbox_allowed
    FROM public.connection c
    WHERE c.oauth_client_id = client AND c.standard = of_standard AND (of_school IS NULL OR c.school_id = of_school)
$$;

-- From the first year that a time may lie in costs nothing empty: two school years back and one ahead, the rest on demand.
SELECT ensure_attempt_partitions((date_trunc('month', now()) - interval '26 months')::date, 38);

REVOKE ALL ON FUNCTION ensure_attempt_partitions(date, integer), schools_of_account(uuid, date), connections_of_client(uuid, uuid, text) FROM PUBLIC;
