-- A code of an app beside the password (RFC 6238). Global, as the account is; the secret is sealed, codes are hashed.
CREATE TABLE "account_factor" (
    "user_id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    CONSTRAINT "account_factor_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "account_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
        ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE "recovery_code" (
    "code_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("code_hash"),
    CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
        ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");

-- How the person proved who they are: password, code (a password and a second factor) or identity (the provider's word).
ALTER TABLE "session" ADD COLUMN "signed_by" TEXT NOT NULL DEFAULT 'password';
