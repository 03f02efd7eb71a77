-- A letter about a request for service belongs to no stage (Code 1.4).
ALTER TABLE app.letter ALTER COLUMN stage_id DROP NOT NULL;
