-- Keys are made for all statements of a delivery at once (lib/ingest/write/erase-statements.ts): called for each, this function took
-- a fifth of the time in which a statement is taken in.
DROP FUNCTION xapi_statement_keys(text, text, text[], uuid, text[], text[]);
