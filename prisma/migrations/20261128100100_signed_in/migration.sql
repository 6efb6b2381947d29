-- When the system of a client last proved who it is: the live test of a connection waits for the first time.
ALTER TABLE "oauth_client" ADD COLUMN "signed_in_at" TIMESTAMPTZ(3);
