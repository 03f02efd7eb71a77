ALTER TABLE person ADD COLUMN uprn VARCHAR(80) CONSTRAINT ck_person_uprn_fits CHECK (length(uprn) <= 80);

CREATE TABLE home (
	uprn VARCHAR(80) NOT NULL,
	address TEXT NOT NULL,
	postcode VARCHAR(80),
	estate VARCHAR(200),
	stock_type VARCHAR(80),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_home PRIMARY KEY (id),
	CONSTRAINT ck_home_uprn_not_blank CHECK (length(trim(uprn)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_address_not_blank CHECK (length(trim(address)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_address_length CHECK (length(address) <= 500),
	CONSTRAINT uq_home_uprn UNIQUE (uprn),
	CONSTRAINT ck_home_uprn_fits CHECK (length(uprn) <= 80),
	CONSTRAINT ck_home_postcode_fits CHECK (length(postcode) <= 80),
	CONSTRAINT ck_home_estate_fits CHECK (length(estate) <= 200),
	CONSTRAINT ck_home_stock_type_fits CHECK (length(stock_type) <= 80),
	CONSTRAINT ck_home_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_home_postcode ON home (postcode);
