-- A shop of music, and tables with names and keys of every kind. Statements are separated by empty lines.
CREATE TABLE artist (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(120) NOT NULL DEFAULT 'unknown, (or "various")'
)

CREATE TABLE album (
    id INTEGER CONSTRAINT pk_album PRIMARY KEY,
    title NVARCHAR(160) NOT NULL COLLATE NOCASE,
    artist_id INT NOT NULL CONSTRAINT fk_album_artist REFERENCES artist ON DELETE CASCADE ON UPDATE RESTRICT,
    price DECIMAL(10, 2) DEFAULT 9.99,
    released DATE,
    added DATETIME DEFAULT CURRENT_TIMESTAMP,
    on_sale BOOLEAN DEFAULT 0,
    rating REAL,
    cover BLOB,
    label TEXT GENERATED ALWAYS AS (title || ' #' || id) VIRTUAL,
    gross INTEGER AS (price * 119) STORED,
    CONSTRAINT uq_album UNIQUE (artist_id, title)
)

CREATE TABLE track (
    album_id INTEGER NOT NULL,
    disc INTEGER NOT NULL,
    number INTEGER NOT NULL,
    title TEXT,
    CONSTRAINT "pk of track" PRIMARY KEY (album_id, disc, number),
    FOREIGN KEY (album_id) REFERENCES ALBUM (ID)
) WITHOUT ROWID

CREATE TABLE play (
    at TIMESTAMP NOT NULL,
    number INTEGER,
    disc INTEGER,
    album_id INTEGER,
    listener REFERENCES listener (login) ON UPDATE CASCADE ON DELETE SET NULL,
    CONSTRAINT fk_play_track FOREIGN KEY (album_id, disc, number) REFERENCES track
        ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED
)

CREATE TABLE listener (
    id INTEGER PRIMARY KEY,
    login TEXT CONSTRAINT login_given NOT NULL,
    friend INTEGER CONSTRAINT fk_friend REFERENCES listener (id) NOT DEFERRABLE INITIALLY DEFERRED
)

CREATE UNIQUE INDEX listener_login ON listener (login)

CREATE INDEX listener_name ON listener (lower(login) DESC, friend COLLATE BINARY DESC, id) WHERE friend IS NOT NULL AND (id > 0)

CREATE TABLE "odd 'name' ""quoted"" ü.%_" (
    "a b" TEXT,
    "select" BLOB,
    [from] INT,
    `x.y`,
    "ünïcode" VARCHAR(5) DEFAULT '',
    rowid TEXT,
    PRIMARY KEY ("select", "a b")
)

CREATE TABLE under_score (a INTEGER PRIMARY KEY DESC, b)

CREATE TABLE underXscore (a ANY, b INT PRIMARY KEY) STRICT

CREATE TABLE orphan (a INTEGER REFERENCES nowhere (b), c INTEGER REFERENCES nowhere)

CREATE VIEW album_list AS SELECT a.id, a.title, r.name AS artist, count(*) AS n FROM album a JOIN artist r ON r.id = a.artist_id

CREATE VIEW broken AS SELECT * FROM gone

CREATE VIRTUAL TABLE search USING fts5 (body, note)
