ALTER TABLE document ADD COLUMN kind VARCHAR(80) CONSTRAINT ck_document_kind_fits CHECK (length(kind) <= 80);

ALTER TABLE document ADD COLUMN dated_on DATE CONSTRAINT ck_document_dated_on_sane CHECK (dated_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_document_dated_on_is_a_date CHECK (dated_on IS date(dated_on));

ALTER TABLE document ADD COLUMN sender VARCHAR(200) CONSTRAINT ck_document_sender_fits CHECK (length(sender) <= 200);

ALTER TABLE document ADD COLUMN point_id VARCHAR(36) CONSTRAINT ck_document_point_id_fits CHECK (length(point_id) <= 36);

ALTER TABLE document ADD COLUMN contact_id VARCHAR(36) CONSTRAINT ck_document_contact_id_fits CHECK (length(contact_id) <= 36);

ALTER TABLE document ADD COLUMN copy_of_id VARCHAR(36) CONSTRAINT ck_document_copy_of_id_fits CHECK (length(copy_of_id) <= 36);

ALTER TABLE document ADD COLUMN place INTEGER;

ALTER TABLE document ADD COLUMN added_by_id VARCHAR(36) CONSTRAINT ck_document_added_by_id_fits CHECK (length(added_by_id) <= 36);

ALTER TABLE document ADD COLUMN withdrawn_on DATE CONSTRAINT ck_document_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_document_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on));

ALTER TABLE document ADD COLUMN withdrawn_because TEXT CONSTRAINT ck_document_withdrawn_because_length CHECK (length(withdrawn_because) <= 20000);
