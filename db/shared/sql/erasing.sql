-- placeholder
CREATE FUNCTION sync.without_erased(c sync.incoming) RETURNS JSONB LANGUAGE sql STABLE AS $$ SELECT c.patch $$;
