-- The seventh revision, documents: what is said of a file.

ALTER TABLE app.document ADD COLUMN kind VARCHAR(80);

ALTER TABLE app.document ADD COLUMN dated_on DATE CONSTRAINT ck_document_dated_on_sane CHECK (dated_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.document ADD COLUMN sender VARCHAR(200);

ALTER TABLE app.document ADD COLUMN point_id VARCHAR(36);

ALTER TABLE app.document ADD COLUMN contact_id VARCHAR(36);

ALTER TABLE app.document ADD COLUMN copy_of_id VARCHAR(36);

ALTER TABLE app.document ADD COLUMN place INTEGER;

ALTER TABLE app.document ADD COLUMN added_by_id VARCHAR(36);

ALTER TABLE app.document ADD COLUMN withdrawn_on DATE CONSTRAINT ck_document_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.document ADD COLUMN withdrawn_because TEXT CONSTRAINT ck_document_withdrawn_because_length CHECK (length(withdrawn_because) <= 20000);
