PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('name','Exempelby');
CREATE TABLE import (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('staff', 'completions')),
    source      TEXT NOT NULL,           -- which system's full list; '' for completions
    day         INTEGER NOT NULL,        -- the day the file speaks of
    recorded_at INTEGER NOT NULL,
    row_count   INTEGER NOT NULL,        -- data rows in the file
    sha256      TEXT NOT NULL,           -- of the file's bytes; the file itself is not kept
    undone_at   INTEGER                  -- NULL while it holds
) STRICT;
INSERT INTO import VALUES(1,'staff','personal',20455,1767340800,6,'aa',NULL);
INSERT INTO import VALUES(2,'completions','',20456,1767427200,3,'bb',NULL);
CREATE TABLE import_change (
    id     INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import,
    kind   TEXT NOT NULL,                -- the table of the fact that was changed
    row    INTEGER NOT NULL,             -- its id; of a placement or leave the employment's, of a unit's
                                         -- administration the unit's
    before TEXT NOT NULL                 -- its columns before, as JSON
) STRICT;
INSERT INTO import_change VALUES(1,2,'person',1,'{"name":"Anna E","email":null,"login":null}');
CREATE TABLE person (
    id     INTEGER PRIMARY KEY,
    ref    TEXT NOT NULL UNIQUE,         -- person_ref
    name   TEXT NOT NULL,                -- first and last name as HR writes them, NFC
    email  TEXT,                         -- may be shared; then nobody is sent a link to it
    login  TEXT UNIQUE,                  -- what a trusted proxy sends
    import INTEGER REFERENCES import     -- the file that first named her; NULL for one made by hand
, pass_until INTEGER) STRICT;
INSERT INTO person VALUES(1,'p-1','Anna Ek','anna@exempel.se','annek',1,NULL);
INSERT INTO person VALUES(2,'p-2','Bo Al',NULL,'boal',1,NULL);
INSERT INTO person VALUES(3,'p-3','Cilla Ask',NULL,NULL,1,NULL);
INSERT INTO person VALUES(4,'p-4','Dag Alm',NULL,NULL,1,NULL);
INSERT INTO person VALUES(5,'p-5','Eva Lind',NULL,NULL,1,NULL);
INSERT INTO person VALUES(6,'p-6','Finn Rönn',NULL,NULL,1,NULL);
INSERT INTO person VALUES(7,'hr','Hanna Hed',NULL,NULL,NULL,NULL);
CREATE TABLE administration (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    import INTEGER REFERENCES import     -- the file that first named it
) STRICT;
INSERT INTO administration VALUES(1,'Vård',1);
INSERT INTO administration VALUES(2,'Teknik',1);
CREATE TABLE unit (
    id       INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    code     TEXT,
    name     TEXT NOT NULL,
    import   INTEGER REFERENCES import   -- the file that first named it
) STRICT;
INSERT INTO unit VALUES(1,'10','10','Norr',1);
INSERT INTO unit VALUES(2,'20','20','Park',1);
CREATE TABLE unit_administration (
    unit           INTEGER NOT NULL REFERENCES unit,
    from_day       INTEGER NOT NULL,
    administration INTEGER NOT NULL REFERENCES administration,
    import         INTEGER REFERENCES import,
    PRIMARY KEY (unit, from_day)
) STRICT, WITHOUT ROWID;
INSERT INTO unit_administration VALUES(1,18262,1,1);
INSERT INTO unit_administration VALUES(2,18262,2,1);
INSERT INTO unit_administration VALUES(2,20605,1,1);
CREATE TABLE unit_manager (
    id        INTEGER PRIMARY KEY,
    unit      INTEGER NOT NULL REFERENCES unit,
    person    INTEGER NOT NULL REFERENCES person,
    from_day  INTEGER NOT NULL,
    until_day INTEGER,                   -- the last day; NULL while it holds
    import    INTEGER REFERENCES import
) STRICT;
INSERT INTO unit_manager VALUES(1,1,1,18262,NULL,1);
CREATE TABLE employment_form (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    import INTEGER REFERENCES import
) STRICT;
INSERT INTO employment_form VALUES(1,'tillsvidare',1);
CREATE TABLE employment (
    id         INTEGER PRIMARY KEY,
    person     INTEGER NOT NULL REFERENCES person,
    source     TEXT NOT NULL,            -- the system whose list it stands in
    number     TEXT,                     -- anställningsnummer
    first_day  INTEGER,                  -- NULL: HR has not said; it then runs from known_from
    last_day   INTEGER,                  -- NULL: until further notice
    category   INTEGER NOT NULL CHECK (category BETWEEN 0 AND 3), -- employee, elected, provider, contractor
    form       INTEGER REFERENCES employment_form,
    known_from INTEGER NOT NULL,         -- the day of the first file that named it
    withdrawn  INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)), -- announced, but it never began
    absent     INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1)), -- ended or withdrawn because its
                                         -- source's list lacked it, not because HR gave a last day
    import     INTEGER REFERENCES import,
    CHECK (last_day IS NULL OR first_day IS NULL OR last_day >= first_day)
) STRICT;
INSERT INTO employment VALUES(1,1,'personal','a1',18262,NULL,0,1,20455,0,0,1);
INSERT INTO employment VALUES(2,2,'personal',NULL,18262,NULL,0,1,20455,0,0,1);
INSERT INTO employment VALUES(3,3,'personal',NULL,18262,20605,0,1,20455,0,1,1);
INSERT INTO employment VALUES(4,4,'personal',NULL,20513,NULL,0,NULL,20513,0,0,1);
INSERT INTO employment VALUES(5,5,'personal',NULL,18262,NULL,0,1,20455,0,0,1);
INSERT INTO employment VALUES(6,6,'personal',NULL,20098,NULL,0,1,20455,0,0,1);
INSERT INTO employment VALUES(7,6,'personal','x',20828,NULL,0,1,20455,1,1,1);
CREATE TABLE placement (
    employment INTEGER NOT NULL REFERENCES employment,
    from_day   INTEGER NOT NULL,
    unit       INTEGER NOT NULL REFERENCES unit,
    import     INTEGER REFERENCES import,
    PRIMARY KEY (employment, from_day)
) STRICT, WITHOUT ROWID;
INSERT INTO placement VALUES(1,18262,1,1);
INSERT INTO placement VALUES(2,18262,1,1);
INSERT INTO placement VALUES(3,18262,1,1);
INSERT INTO placement VALUES(4,20513,1,1);
INSERT INTO placement VALUES(5,18262,2,1);
INSERT INTO placement VALUES(6,20098,2,1);
INSERT INTO placement VALUES(7,20828,1,1);
CREATE TABLE leave (
    employment INTEGER NOT NULL REFERENCES employment,
    first_day  INTEGER NOT NULL,
    last_day   INTEGER,                  -- NULL: open
    import     INTEGER REFERENCES import,
    PRIMARY KEY (employment, first_day)
) STRICT, WITHOUT ROWID;
INSERT INTO leave VALUES(2,20485,20513,1);
CREATE TABLE course_version (
    id        INTEGER PRIMARY KEY,       -- later versions have higher ids
    course    TEXT NOT NULL,
    version   TEXT NOT NULL,             -- the author's number
    sha256    TEXT NOT NULL,             -- of the normalised content
    content   TEXT NOT NULL,
    first_day INTEGER NOT NULL,          -- the day it was first served
    UNIQUE (course, sha256)
) STRICT;
INSERT INTO course_version VALUES(1,'vinr','1.0','cc','text',19723);
CREATE TABLE completion (
    id          INTEGER PRIMARY KEY,
    person      INTEGER NOT NULL REFERENCES person,
    course      TEXT NOT NULL,
    day         INTEGER NOT NULL,        -- in Stockholm
    method      TEXT NOT NULL CHECK (method IN ('kurs', 'grupp', 'nck', 'moodle', 'annan')),
    version     INTEGER REFERENCES course_version, -- NULL for one from elsewhere
    code        TEXT UNIQUE,             -- of the certificate we issued
    certificate TEXT,                    -- what HR's file says of a certificate from elsewhere
    recorded_at INTEGER NOT NULL,
    import      INTEGER REFERENCES import
) STRICT;
INSERT INTO completion VALUES(1,1,'vinr',19848,'moodle',NULL,NULL,NULL,1767427200,2);
INSERT INTO completion VALUES(2,3,'vinr',20213,'nck',NULL,NULL,'NCK-1',1767427200,2);
INSERT INTO completion VALUES(3,5,'vinr',20244,'kurs',1,'K7QM-2XWD-9RTB',NULL,1749110400,NULL);
INSERT INTO completion VALUES(4,6,'vinr',20485,'kurs',1,'K7QM-2XWD-9RTC',NULL,1769936400,NULL);
CREATE TABLE voiding (
    completion  INTEGER PRIMARY KEY REFERENCES completion,
    day         INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    signer      INTEGER NOT NULL REFERENCES person,
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO voiding VALUES(3,20727,'fel person',7,1790840000);
CREATE TABLE extension (
    id          INTEGER PRIMARY KEY,
    person      INTEGER NOT NULL REFERENCES person,
    course      TEXT NOT NULL,
    day         INTEGER NOT NULL,        -- granted on
    due_day     INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    signer      INTEGER NOT NULL REFERENCES person,
    recorded_at INTEGER NOT NULL
) STRICT;
INSERT INTO extension VALUES(1,4,'vinr',20727,20970,'ledig',7,1790840000);
CREATE TABLE rule (
    id             INTEGER PRIMARY KEY,
    course         TEXT NOT NULL,
    name           TEXT NOT NULL,        -- percent, validity, months, start, gap, categories …
    value          TEXT NOT NULL,
    administration INTEGER REFERENCES administration, -- NULL: the municipality's own
    from_day       INTEGER NOT NULL,
    why            TEXT NOT NULL,
    who            TEXT NOT NULL,
    recorded_at    INTEGER NOT NULL
) STRICT;
INSERT INTO rule VALUES(1,'vinr','start','2024-05-01',NULL,19844,'beslut','Hanna Hed',1714521600);
INSERT INTO rule VALUES(2,'vinr','percent','100',2,19844,'beslut','Hanna Hed',1714521600);
CREATE TABLE role_grant (
    id             INTEGER PRIMARY KEY,
    person         INTEGER NOT NULL REFERENCES person,
    role           TEXT NOT NULL CHECK (role IN ('hr', 'author', 'reader')),
    administration INTEGER REFERENCES administration,
    granted_at     INTEGER NOT NULL,
    revoked_at     INTEGER
) STRICT;
INSERT INTO role_grant VALUES(1,7,'hr',NULL,1767340800,NULL);
CREATE TABLE sign_in_link (
    hash       BLOB PRIMARY KEY,
    person     INTEGER NOT NULL REFERENCES person,
    expires_at INTEGER NOT NULL,
    reusable   INTEGER NOT NULL CHECK (reusable IN (0, 1)) -- the demo's links work many times
) STRICT, WITHOUT ROWID;
INSERT INTO sign_in_link VALUES(X'01',1,1795300000,0);
CREATE TABLE chapter_done (
    person  INTEGER NOT NULL REFERENCES person,
    course  TEXT NOT NULL,
    chapter TEXT NOT NULL,
    day     INTEGER NOT NULL,
    PRIMARY KEY (person, course, chapter)
) STRICT, WITHOUT ROWID;
INSERT INTO chapter_done VALUES(2,'vinr','barn',20574);
CREATE TABLE question_counter (
    course   TEXT NOT NULL,
    question TEXT NOT NULL,
    answered INTEGER NOT NULL,
    correct  INTEGER NOT NULL,
    PRIMARY KEY (course, question)
) STRICT, WITHOUT ROWID;
INSERT INTO question_counter VALUES('vinr','vilka',10,7);
CREATE TABLE access_log (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    person INTEGER REFERENCES person,
    what   TEXT NOT NULL,
    filter TEXT NOT NULL
) STRICT;
INSERT INTO access_log VALUES(1,1795250000,7,'/hr/personer','{"course":"vinr"}');
CREATE TABLE session (
    hash       BLOB PRIMARY KEY,         -- SHA-256 of the cookie: a stolen file signs nobody in
    person     INTEGER NOT NULL REFERENCES person, -- who is signed in
    created_at INTEGER NOT NULL,         -- when she signed in: it ends half a day later
    used_at    INTEGER NOT NULL          -- when she last opened a page, up to five minutes behind: it ends
                                         -- when it has not been used for some hours
) STRICT, WITHOUT ROWID;
INSERT INTO session VALUES(X'02',1,1795250000,1795250100);
CREATE TABLE test_draw (
    session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, -- in which browser it is under way
    course  TEXT NOT NULL,               -- the course's id
    seed    INTEGER NOT NULL,            -- decides the questions and their order
    PRIMARY KEY (session, course)
) STRICT, WITHOUT ROWID;
INSERT INTO test_draw VALUES(X'02','vinr',7);
CREATE TABLE stop_list (
    hash BLOB PRIMARY KEY                -- HMAC of a person_ref or a login; one row proves the key itself
) STRICT, WITHOUT ROWID;
INSERT INTO stop_list VALUES(X'03');
CREATE INDEX "import_change#import" ON import_change (import);
CREATE INDEX "person#email" ON person (email) WHERE email IS NOT NULL;
CREATE INDEX "unit_manager#person" ON unit_manager (person, unit);
CREATE INDEX "unit_manager#unit" ON unit_manager (unit);
CREATE INDEX "employment#person"
    ON employment (person, first_day, last_day, category, form, known_from, withdrawn);
CREATE INDEX "employment#source" ON employment (source);
CREATE INDEX "placement#unit" ON placement (unit, from_day, employment);
CREATE INDEX "completion#course" ON completion (course, person, day, id);
CREATE INDEX "completion#person" ON completion (person);
CREATE INDEX "voiding#signer" ON voiding (signer);
CREATE INDEX "extension#course" ON extension (course, person);
CREATE INDEX "extension#person" ON extension (person);
CREATE INDEX "extension#signer" ON extension (signer);
CREATE INDEX "role_grant#person" ON role_grant (person);
CREATE INDEX "sign_in_link#person" ON sign_in_link (person);
CREATE INDEX "access_log#person" ON access_log (person);
CREATE INDEX "session#person" ON session (person);
CREATE INDEX "session#created_at" ON session (created_at);
CREATE TRIGGER "role_grant#granted" AFTER INSERT ON role_grant
BEGIN DELETE FROM session WHERE person = NEW.person; END;
CREATE TRIGGER "role_grant#revoked" AFTER UPDATE OF revoked_at ON role_grant
BEGIN DELETE FROM session WHERE person = NEW.person; END;
CREATE INDEX "person#pass_until" ON person (pass_until) WHERE pass_until IS NOT NULL;
COMMIT;
PRAGMA application_id = 1263882835;
PRAGMA user_version = 3;
