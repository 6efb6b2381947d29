-- A key that a device or a password manager keeps for this site (WebAuthn). Global, as the account is: the public half alone.
CREATE TABLE "passkey" (
    "credential_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[] NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "passkey_pkey" PRIMARY KEY ("credential_id"),
    CONSTRAINT "passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
        ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");
