CREATE INDEX action_by_number ON action (coalesce(number, 9223372036854775807), plan_order)
WHERE removed_at IS NULL;

CREATE INDEX action_by_place ON action (place COLLATE NOCASE, plan_order) WHERE removed_at IS NULL;

CREATE INDEX action_by_target ON action (due_on = '', due_on, plan_order) WHERE removed_at IS NULL;

CREATE INDEX action_in_order ON action (plan_order) WHERE removed_at IS NULL;

CREATE INDEX action_lead_named ON action_lead (lead);

CREATE INDEX action_of_finding ON action (finding_id) WHERE removed_at IS NULL AND finding_id <> '';

CREATE INDEX action_open_since ON action (agreed_on)
WHERE removed_at IS NULL AND state IN ('agreed', 'in hand', 'referred');

CREATE INDEX action_to_chase ON action (check_on, due_on)
WHERE removed_at IS NULL AND state IN ('agreed', 'in hand', 'referred') AND check_on <> '';

CREATE INDEX blob_leaving_next ON blob_leaving (lane, name) WHERE why = '';

CREATE INDEX block_of_estate ON block (estate_id, position) WHERE removed_at IS NULL;

CREATE INDEX disagreement_open ON disagreement (kind, record_id) WHERE closed = 0;

CREATE INDEX finding_half_finished ON finding (walkabout_id) WHERE removed_at IS NULL
AND (trim(words) = '' OR category = '' OR (block_id = '' AND trim(spot) = ''));

CREATE INDEX finding_of_block ON finding (block_id, category) WHERE removed_at IS NULL AND block_id <> '';

CREATE INDEX finding_of_walkabout ON finding (walkabout_id, position) WHERE removed_at IS NULL;

CREATE INDEX operation_removal ON operation (device_seq) WHERE what = 'delete';

CREATE INDEX operation_waiting ON operation (kind, record_id) WHERE state = 'waiting';

CREATE INDEX operation_waits ON operation (seq) WHERE state = 'waiting';

CREATE INDEX photo_by_full ON photo ("full");

CREATE INDEX photo_by_thumbnail ON photo (thumbnail);

CREATE INDEX photo_of_action ON photo (action_id, id) WHERE removed_at IS NULL AND action_id <> '';

CREATE INDEX photo_of_finding ON photo (finding_id, id) WHERE removed_at IS NULL AND finding_id <> '';

CREATE INDEX progress_of_action ON progress (action_id, at) WHERE removed_at IS NULL;

CREATE INDEX walkabout_of_estate ON walkabout (estate_id, planned_for) WHERE removed_at IS NULL;

CREATE TABLE action (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    wording TEXT NOT NULL,
    estate_id TEXT NOT NULL REFERENCES estate (id) DEFERRABLE INITIALLY DEFERRED,
    agreed_on TEXT NOT NULL, finding_id TEXT NOT NULL, walkabout_id TEXT NOT NULL,
    place TEXT NOT NULL, service TEXT NOT NULL, leads TEXT NOT NULL,
    target TEXT NOT NULL, due_on TEXT NOT NULL, check_on TEXT NOT NULL,
    priority INTEGER NOT NULL, measure TEXT NOT NULL,
    state TEXT NOT NULL, state_on TEXT NOT NULL, reason TEXT NOT NULL, told TEXT NOT NULL,
    number INTEGER,
    plan_order INTEGER NOT NULL AS (
        CASE
            WHEN state = 'claimed done'
                THEN 100000000 + CAST(substr(replace(state_on, '-', ''), 1, 8) AS INTEGER)
            WHEN state IN ('verified done', 'will not do')
                THEN 299999999 - CAST(substr(replace(state_on, '-', ''), 1, 8) AS INTEGER)
            WHEN due_on = '' THEN 99999999
            ELSE CAST(substr(replace(due_on, '-', ''), 1, 8) AS INTEGER)
        END * 1000000000 + entry
    ) VIRTUAL
) STRICT;

CREATE TABLE action_lead (
    entry INTEGER NOT NULL, lead TEXT NOT NULL, PRIMARY KEY (entry, lead)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE action_search USING fts5 (
    wording, place, service, leads, number, marks,
    content = 'action_words', content_rowid = 'plan_order',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TABLE blob_coming (name TEXT NOT NULL PRIMARY KEY, lane INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE blob_leaving (
    name TEXT NOT NULL PRIMARY KEY, lane INTEGER NOT NULL, size INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0, upload TEXT NOT NULL DEFAULT '', why TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    estate_id TEXT NOT NULL REFERENCES estate (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, stairs TEXT NOT NULL, landings TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;

CREATE TABLE closure_day (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    day TEXT NOT NULL, name TEXT NOT NULL
) STRICT;

CREATE TABLE colleague (device TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    device TEXT NOT NULL, incarnation TEXT NOT NULL, epoch TEXT
) STRICT;

CREATE TABLE device_setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement (
    case_id TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, txn TEXT NOT NULL, outcome TEXT NOT NULL,
    what TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL,
    late_actor TEXT NOT NULL, late_device TEXT NOT NULL, late_at TEXT NOT NULL, late_value TEXT,
    late_shows INTEGER NOT NULL,
    against TEXT NOT NULL, standing_actor TEXT NOT NULL, standing_device TEXT NOT NULL,
    standing_at TEXT NOT NULL, standing_value TEXT,
    why TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    finding_id TEXT NOT NULL PRIMARY KEY, walkabout_id TEXT NOT NULL,
    content TEXT NOT NULL, kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE estate (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    name TEXT NOT NULL, area TEXT NOT NULL, removed_from_list INTEGER NOT NULL
) STRICT;

CREATE TABLE exchanged (
    at TEXT NOT NULL PRIMARY KEY,
    findings INTEGER NOT NULL, photos INTEGER NOT NULL, others INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exported (
    entry INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL,
    document TEXT NOT NULL, file TEXT NOT NULL
) STRICT;

CREATE TABLE field_version (
    kind TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (kind, record_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    walkabout_id TEXT NOT NULL REFERENCES walkabout (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL, seen_at TEXT NOT NULL, words TEXT NOT NULL,
    category TEXT NOT NULL, grade TEXT NOT NULL,
    block_id TEXT NOT NULL, stair TEXT NOT NULL, landing TEXT NOT NULL, spot TEXT NOT NULL,
    raised_by TEXT NOT NULL, land TEXT NOT NULL, route TEXT NOT NULL, hazard_since TEXT NOT NULL,
    earlier_action_id TEXT NOT NULL, latitude REAL, longitude REAL
) STRICT;

CREATE TABLE landlord (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    name TEXT NOT NULL, accent TEXT NOT NULL, telephone TEXT NOT NULL, division TEXT NOT NULL,
    categories TEXT NOT NULL, grades TEXT NOT NULL, services TEXT NOT NULL, priorities TEXT NOT NULL,
    feedback_working_days INTEGER NOT NULL, due_soon_working_days INTEGER NOT NULL,
    walkabouts_a_year INTEGER NOT NULL
) STRICT;

CREATE TABLE office (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    address TEXT NOT NULL, name TEXT NOT NULL, device_name TEXT NOT NULL, token TEXT NOT NULL,
    enrolled_at TEXT NOT NULL, epoch TEXT NOT NULL, cursor INTEGER NOT NULL, n INTEGER NOT NULL,
    head TEXT NOT NULL, last_safe TEXT NOT NULL
) STRICT;

CREATE TABLE operation (
    device_seq INTEGER PRIMARY KEY AUTOINCREMENT,
    op_id TEXT NOT NULL UNIQUE, device TEXT NOT NULL, incarnation TEXT NOT NULL, txn TEXT NOT NULL,
    actor TEXT NOT NULL, scope TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('create', 'set', 'delete', 'restore', 'seal')),
    kind TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL, value TEXT,
    base_seq INTEGER NOT NULL, schema_revision INTEGER NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'accepted', 'conflict', 'held', 'refused')),
    seq INTEGER, answer TEXT
, after TEXT NOT NULL DEFAULT '', closes TEXT NOT NULL DEFAULT '[]', epoch TEXT NOT NULL DEFAULT '', earlier TEXT NOT NULL DEFAULT '', shows INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE TABLE parked (seq INTEGER PRIMARY KEY, revision INTEGER NOT NULL, entry TEXT NOT NULL) STRICT;

CREATE TABLE person (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    name TEXT NOT NULL, role TEXT NOT NULL, post TEXT NOT NULL
) STRICT;

CREATE TABLE photo (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    finding_id TEXT NOT NULL, action_id TEXT NOT NULL, moment TEXT NOT NULL,
    "full" TEXT NOT NULL, thumbnail TEXT NOT NULL,
    size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    added_at TEXT NOT NULL, taken TEXT NOT NULL, "offset" TEXT NOT NULL,
    latitude REAL, longitude REAL, words TEXT NOT NULL
) STRICT;

CREATE TABLE progress (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    action_id TEXT NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL, by TEXT NOT NULL, words TEXT NOT NULL
) STRICT;

CREATE TABLE receipt (
    name TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE walkabout (
    entry INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, removed_at TEXT,
    estate_id TEXT NOT NULL REFERENCES estate (id) DEFERRABLE INITIALLY DEFERRED,
    planned_for TEXT NOT NULL, meet_at TEXT NOT NULL, state TEXT NOT NULL,
    started_at TEXT NOT NULL, ended_at TEXT NOT NULL,
    officer_ids TEXT NOT NULL, companion_ids TEXT NOT NULL, tenants INTEGER NOT NULL,
    reported_on TEXT NOT NULL, next_planned_for TEXT NOT NULL, number INTEGER
) STRICT;

CREATE TRIGGER action_changed AFTER UPDATE OF
    wording, place, service, leads, number, due_on, state, state_on, removed_at
ON action WHEN new.removed_at IS NULL BEGIN
    INSERT OR IGNORE INTO action_lead (entry, lead) SELECT new.entry, value FROM json_each(new.leads);
    INSERT INTO action_search (rowid, wording, place, service, leads, number, marks)
        SELECT plan_order, wording, place, service, leads, number, marks
        FROM action_words WHERE entry = new.entry;
END;

CREATE TRIGGER action_found AFTER INSERT ON action WHEN new.removed_at IS NULL BEGIN
    INSERT OR IGNORE INTO action_lead (entry, lead) SELECT new.entry, value FROM json_each(new.leads);
    INSERT INTO action_search (rowid, wording, place, service, leads, number, marks)
        SELECT plan_order, wording, place, service, leads, number, marks
        FROM action_words WHERE entry = new.entry;
END;

CREATE TRIGGER action_gone BEFORE DELETE ON action WHEN old.removed_at IS NULL BEGIN
    INSERT INTO action_search (action_search, rowid, wording, place, service, leads, number, marks)
        SELECT 'delete', plan_order, wording, place, service, leads, number, marks
        FROM action_words WHERE entry = old.entry;
    DELETE FROM action_lead WHERE entry = old.entry;
END;

CREATE TRIGGER action_to_change BEFORE UPDATE OF
    wording, place, service, leads, number, due_on, state, state_on, removed_at
ON action WHEN old.removed_at IS NULL BEGIN
    INSERT INTO action_search (action_search, rowid, wording, place, service, leads, number, marks)
        SELECT 'delete', plan_order, wording, place, service, leads, number, marks
        FROM action_words WHERE entry = old.entry;
    DELETE FROM action_lead WHERE entry = old.entry;
END;

CREATE VIEW action_words AS
SELECT entry, plan_order, wording, place, service, leads,
       CASE WHEN number IS NULL THEN 'T-' || substr(id, -4) ELSE printf('%d %03d', number, number) END
       AS number,
       char(57344) || 'e' || hex(estate_id) || ' ' || char(57344) || 's' || hex(service) || coalesce(
           (SELECT group_concat(' ' || char(57344) || 'l' || hex(lead), '') FROM action_lead
            WHERE action_lead.entry = action.entry), '') AS marks
FROM action WHERE removed_at IS NULL;
