package sqlite

import (
	"fmt"

	"otklik/tasks/workflow"
)

// application marks the file as a store of Otklik («Otkl»).
const application = 0x4f746b6c

// migrations lead from one version of the schema to the next, the first from an empty file. Entries are only ever added
// at the end, and never changed once released. Instants are microseconds since 1970; records are as package record
// writes them.
func migrations() []string {
	return []string{`
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('opened', 0), ('number', 0), ('fence', 0);

CREATE TABLE tasks (
	seq    INTEGER PRIMARY KEY,
	id     TEXT NOT NULL UNIQUE,
	rev    INTEGER NOT NULL,
	status TEXT NOT NULL,
	record BLOB NOT NULL
);
CREATE INDEX tasks_status ON tasks (status);

CREATE TABLE events (
	seq    INTEGER PRIMARY KEY,
	task   INTEGER NOT NULL REFERENCES tasks (seq),
	rev    INTEGER NOT NULL,
	record BLOB NOT NULL
);
CREATE UNIQUE INDEX events_task ON events (task, rev);

CREATE TABLE items ( -- in the order of coming, so that those that are claimed together lie together
	seq     INTEGER PRIMARY KEY,
	queue   TEXT NOT NULL,
	key     TEXT NOT NULL,
	due     INTEGER NOT NULL,
	lease   INTEGER,          -- until when it is leased; NULL when it is not
	ready   INTEGER,          -- when it can be claimed: due, but not before the lease ends; NULL when it is buried
	version INTEGER NOT NULL,
	attempt INTEGER NOT NULL,
	reason  TEXT NOT NULL,    -- of the last retry or of the burial
	body    BLOB
);
CREATE UNIQUE INDEX items_key ON items (queue, key);
CREATE INDEX items_ready ON items (queue, ready, key);

CREATE TABLE keys (name TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX keys_until ON keys (until);

CREATE TABLE cursors (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE views (
	task TEXT NOT NULL, person TEXT NOT NULL, view TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (task, person, view)
) WITHOUT ROWID;
CREATE TABLE messages (
	chat INTEGER NOT NULL, message TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (chat, message)
) WITHOUT ROWID;

CREATE TABLE roster (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, record BLOB NOT NULL);
`, `
ALTER TABLE tasks ADD COLUMN changed INTEGER NOT NULL DEFAULT 0; -- grows with every change of any task
UPDATE tasks SET changed = seq;
CREATE UNIQUE INDEX tasks_changed ON tasks (changed, id);
`}
}

// migrate brings the schema up to date, one version a transaction.
func migrate(c *conn) error {
	version, err := c.integer("PRAGMA user_version")
	if err != nil {
		return err
	}
	if err := ours(c, version); err != nil {
		return err
	}
	known := migrations()
	if version > int64(len(known)) {
		return fmt.Errorf("schema %d, at most %d is known: %w: start the program that wrote it, or a later one",
			version, len(known), workflow.ErrNewer)
	}
	for i := version; i < int64(len(known)); i++ {
		script := fmt.Sprintf("BEGIN IMMEDIATE; %s; PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
			known[i], application, i+1)
		if err := c.script(script); err != nil {
			return fmt.Errorf("schema %d: %w", i+1, err)
		}
	}
	return nil
}

// ours refuses a file that somebody else's program wrote.
func ours(c *conn, version int64) error {
	id, err := c.integer("PRAGMA application_id")
	if err != nil {
		return err
	}
	tables, err := c.integer("SELECT count(*) FROM sqlite_schema")
	if err != nil {
		return err
	}
	if id != application && (version != 0 || id != 0 || tables != 0) {
		return fmt.Errorf("it is another program's database: name another file")
	}
	return nil
}
