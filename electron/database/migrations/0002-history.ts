// The log of heads, versions, and the one way in which a revision may go: thinning. The triggers hold what thinning must
// never break: the last change of a block stays, and so does whatever a version shows.
import type Database from 'better-sqlite3';

/** Runs in a library of version 1. Each briefing gets its head as it stands, and versions of the hours before. */
export function addHistory(db: Database.Database): void {
  db.exec(TABLES);
  db.exec(EARLIER);
}

const TABLES = `
-- Every saved change of a briefing's head, whole each time. 'version' is the document version of its values.
CREATE TABLE heads (
  id INTEGER PRIMARY KEY,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  title TEXT NOT NULL,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  style TEXT NOT NULL,
  marking TEXT NOT NULL,
  status TEXT NOT NULL,
  fields TEXT NOT NULL,
  version INTEGER NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX heads_of_briefing ON heads (briefing, id);

-- A point in the two logs: each block as its last revision up to 'revision' left it, and the head 'head'. A name is a
-- person's; 'automatic' closes an hour of work, and 'restore' is what stood before a version was restored. 'author' and
-- 'at' are those of the last change up to that point.
CREATE TABLE versions (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  briefing INTEGER NOT NULL REFERENCES briefings (key),
  kind TEXT NOT NULL CHECK (kind IN ('named', 'automatic', 'restore')),
  name TEXT CHECK ((name IS NULL) = (kind = 'automatic')),
  revision INTEGER NOT NULL,
  head INTEGER NOT NULL REFERENCES heads (id),
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX versions_of_briefing ON versions (briefing, revision);
CREATE INDEX versions_of_head ON versions (head);

-- Has a row only inside a transaction that thins the history of that briefing.
CREATE TABLE thinning (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  briefing INTEGER NOT NULL
) STRICT;

DROP TRIGGER revisions_never_change;
DROP TRIGGER revisions_never_go;

-- One that lost its parent takes the one before that; nothing else of it ever changes.
CREATE TRIGGER revisions_never_change BEFORE UPDATE ON revisions
WHEN NOT EXISTS (SELECT 1 FROM thinning WHERE briefing = OLD.briefing)
  OR NEW.id IS NOT OLD.id
  OR NEW.briefing IS NOT OLD.briefing
  OR NEW.block IS NOT OLD.block
  OR NEW.kind IS NOT OLD.kind
  OR NEW.rank IS NOT OLD.rank
  OR NEW.body IS NOT OLD.body
  OR NEW.version IS NOT OLD.version
  OR NEW.author IS NOT OLD.author
  OR NEW.at IS NOT OLD.at
  OR EXISTS (SELECT 1 FROM revisions WHERE id = OLD.parent)
  OR NEW.parent IS NOT (
    SELECT max(id) FROM revisions
    WHERE briefing = OLD.briefing AND block = OLD.block AND id < OLD.id
  )
BEGIN SELECT RAISE (ABORT, 'revisions are never changed'); END;

-- What may go is followed by another of its block, which doesn't build on it, and no version stands between the two.
CREATE TRIGGER revisions_never_go BEFORE DELETE ON revisions
WHEN NOT EXISTS (SELECT 1 FROM thinning WHERE briefing = OLD.briefing)
  OR NOT EXISTS (
    SELECT 1 FROM revisions AS next
    WHERE next.id = (
      SELECT min(id) FROM revisions
      WHERE briefing = OLD.briefing AND block = OLD.block AND id > OLD.id
    )
    AND (OLD.kind <> 'put' OR next.kind = 'put')
    AND NOT EXISTS (
      SELECT 1 FROM versions
      WHERE briefing = OLD.briefing AND revision >= OLD.id AND revision < next.id
    )
  )
BEGIN SELECT RAISE (ABORT, 'revisions are never removed'); END;

CREATE TRIGGER heads_never_change BEFORE UPDATE ON heads
BEGIN SELECT RAISE (ABORT, 'heads are never changed'); END;
CREATE TRIGGER heads_never_go BEFORE DELETE ON heads
WHEN NOT EXISTS (SELECT 1 FROM thinning WHERE briefing = OLD.briefing)
  OR OLD.id = (SELECT max(id) FROM heads WHERE briefing = OLD.briefing)
  OR EXISTS (SELECT 1 FROM versions WHERE head = OLD.id)
BEGIN SELECT RAISE (ABORT, 'heads are never removed'); END;
CREATE TRIGGER heads_never_replaced BEFORE INSERT ON heads
WHEN EXISTS (SELECT 1 FROM heads WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'heads are never replaced'); END;

-- A version stands for the same point for ever; a name can be given, changed and taken away.
CREATE TRIGGER versions_never_change BEFORE UPDATE ON versions
WHEN NEW.key IS NOT OLD.key
  OR NEW.id IS NOT OLD.id
  OR NEW.briefing IS NOT OLD.briefing
  OR NEW.revision IS NOT OLD.revision
  OR NEW.head IS NOT OLD.head
  OR NEW.author IS NOT OLD.author
  OR NEW.at IS NOT OLD.at
BEGIN SELECT RAISE (ABORT, 'versions are never changed'); END;
CREATE TRIGGER versions_never_go BEFORE DELETE ON versions
WHEN NOT EXISTS (SELECT 1 FROM thinning WHERE briefing = OLD.briefing) OR OLD.kind <> 'automatic'
BEGIN SELECT RAISE (ABORT, 'versions are never removed'); END;
CREATE TRIGGER versions_never_replaced BEFORE INSERT ON versions
WHEN EXISTS (SELECT 1 FROM versions WHERE key = NEW.key OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'versions are never replaced'); END;
`;

// What the log knows of the hours before is kept as versions. How the head stood then nobody wrote down: it is today's.
// The last hour has none, because it may go on.
const EARLIER = `
INSERT INTO heads (briefing, title, template, language, style, marking, status, fields, version, author, at)
SELECT key, title, template, language, style, marking, status, fields, 2,
  coalesce((SELECT author FROM revisions WHERE briefing = briefings.key ORDER BY id DESC LIMIT 1), ''), updated
FROM briefings ORDER BY key;

INSERT INTO versions (id, briefing, kind, name, revision, head, author, at)
SELECT lower(hex(randomblob(10))), ended.briefing, 'automatic', NULL, ended.last, heads.id, revisions.author, revisions.at
FROM (
  SELECT briefing, substr(at, 1, 13) AS hour, max(id) AS last
  FROM revisions GROUP BY briefing, substr(at, 1, 13)
) AS ended
JOIN heads ON heads.briefing = ended.briefing
JOIN revisions ON revisions.id = ended.last
WHERE EXISTS (
  SELECT 1 FROM revisions AS later
  WHERE later.briefing = ended.briefing AND later.id > ended.last
)
ORDER BY ended.last;
`;
