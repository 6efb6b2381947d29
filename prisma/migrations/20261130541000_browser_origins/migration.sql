-- Where content of a supplier runs in a browser: the origins of its pages, which may speak with the exchange (CORS).
ALTER TABLE "connection" ADD COLUMN "browser_origins" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- A preflight carries no credentials, so it is answered before there is a scope: origins and nothing else, of connections that
-- take messages now. Which school or supplier they are of is not told.
CREATE FUNCTION browser_origins_of(of_standard text) RETURNS TABLE (origin text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT one FROM public.connection c, unnest(c.browser_origins) AS one
        WHERE c.standard = of_standard
            AND (c.state IN ('active', 'approved') OR (c.state = 'paused' AND c.paused_until <= now()));
END
$$;
REVOKE ALL ON FUNCTION browser_origins_of(text) FROM PUBLIC;
