-- The fifth revision: the landlord's homes, and the home a person lives in.

ALTER TABLE app.person ADD COLUMN uprn VARCHAR(80);

CREATE TABLE app.home (
	uprn VARCHAR(80) NOT NULL,
	address TEXT NOT NULL,
	postcode VARCHAR(80),
	estate VARCHAR(200),
	stock_type VARCHAR(80),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_home_address_length CHECK (length(address) <= 500),
	CONSTRAINT ck_home_address_not_blank CHECK (length(trim(address)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_uprn_not_blank CHECK (length(trim(uprn)) BETWEEN 1 AND 20000),
	CONSTRAINT pk_home PRIMARY KEY (id),
	CONSTRAINT uq_home_uprn UNIQUE (uprn)
);

CREATE INDEX ix_home_pos ON app.home (pos, id);

CREATE INDEX ix_home_postcode ON app.home (postcode);
