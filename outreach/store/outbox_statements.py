"""Statements on the outbox, its receipts, its pace and its workers, as SQLite spells them; see `statements`."""

from __future__ import annotations

from outreach.store.statements import NEWEST_CONSENT

# "state IN ('waiting', 'claimed')" is written the same way wherever an index is to serve it

# "max(id + 0) … WHERE phone = person.value" asks once for each key of a person: a server without statistics, as after
# thousands of rows were just added, would otherwise read everybody's rows to find one person's

#: refused under any key: a person whose hash changed is still the same person
ADD = """
INSERT INTO outbox (batch, part, phone, key_id, sealed, basis, what, created_at, due_at, expires_at, urgent,
    state, reason, chunk, tries, first_claimed_at, claimed_at, claimed_by, words, build, sid, done_at)
SELECT :batch, :part, :phone, :key_id, :sealed, :basis, :what, :created_at, :due_at, :expires_at, :urgent,
    'waiting', '', '', 0, '', '', '', '', '', '', ''
WHERE (
    SELECT max((SELECT max(id + 0) FROM outbox WHERE batch = :batch AND part = :part AND phone = person.value))
    FROM json_each(:phones) AS person) IS NULL
ON CONFLICT DO NOTHING
"""

HAS_DUE = """
SELECT id FROM outbox WHERE chunk = '' AND state IN ('waiting', 'claimed') AND urgent = :urgent AND due_at <= :now
LIMIT 1
"""

#: of two workers that take the same row the second changes nothing: its chunk is not empty any more
TAKE = """
UPDATE outbox SET chunk = :chunk WHERE chunk = '' AND id IN (
    SELECT id FROM outbox WHERE chunk = '' AND state IN ('waiting', 'claimed') AND urgent = :urgent AND due_at <= :now
    ORDER BY due_at, id LIMIT :most)
"""

OPEN_CHUNKS = """
SELECT chunk, urgent FROM outbox WHERE chunk <> '' AND state IN ('waiting', 'claimed')
GROUP BY chunk, urgent ORDER BY chunk
"""

NUMBERS_OF_CHUNK = "SELECT id FROM outbox WHERE chunk = :chunk AND state IN ('waiting', 'claimed') ORDER BY id"

RELEASE = "UPDATE outbox SET chunk = '' WHERE chunk = :chunk AND state IN ('waiting', 'claimed')"

OWED = """
SELECT id, batch, key_id, phone, sealed, basis, what, created_at, expires_at, state, tries, first_claimed_at,
    claimed_at, words
FROM outbox WHERE state IN ('waiting', 'claimed') AND id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))
ORDER BY id
"""

CLAIM = """
UPDATE outbox SET state = 'claimed', tries = tries + 1, claimed_at = :now, claimed_by = :worker, words = :words,
    build = :build, due_at = :settle_at, first_claimed_at = CASE first_claimed_at WHEN '' THEN :now
    ELSE first_claimed_at END
WHERE id = :id AND state = 'waiting'
"""

RECLAIM = """
UPDATE outbox SET claimed_at = :now, claimed_by = :worker, due_at = :settle_at
WHERE id = :id AND state = 'claimed' AND claimed_at = :seen
"""

#: a try that says nothing of the message is not counted: without another one it was never claimed
PUT_BACK = """
UPDATE outbox SET state = 'waiting', chunk = '', due_at = :due_at, reason = :reason, tries = tries - :uncounted,
    first_claimed_at = CASE WHEN tries = :uncounted THEN '' ELSE first_claimed_at END
WHERE id = :id AND state = 'claimed' AND claimed_at = :seen
"""

POSTPONE = """
UPDATE outbox SET chunk = '', due_at = :due_at, reason = :reason WHERE id = :id AND state = 'waiting'
"""

#: once it is done nobody needs the number any more
SENT = """
UPDATE outbox SET state = 'sent', reason = '', sid = :sid, done_at = :now, sealed = ''
WHERE id = :id AND state = 'claimed' AND claimed_at = :seen
"""

END = """
UPDATE outbox SET state = :state, reason = :reason, done_at = :now, sealed = ''
WHERE id = :id AND state IN ('waiting', 'claimed')
"""

STANDING = f"""
SELECT ({NEWEST_CONSENT}),
    (SELECT CAST(coalesce(sum((SELECT count(*) FROM outbox
        WHERE phone = person.value AND claimed_at > :since AND id <> :id)), 0) AS INTEGER)
        FROM json_each(:phones) AS person),
    (SELECT coalesce(max(id), 0) FROM hold)
"""  # noqa: S608 - both halves are written here

SIDS_OF = "SELECT sid FROM outbox WHERE phone IN (SELECT value FROM json_each(:phones)) AND sid <> ''"

TAKES_NO_TEXTS = """
SELECT 1 FROM outbox WHERE phone IN (SELECT value FROM json_each(:phones))
AND (reason IN (SELECT value FROM json_each(:codes)) OR EXISTS (
    SELECT 1 FROM delivery WHERE delivery.sid = outbox.sid AND delivery.sid <> ''
    AND code IN (SELECT value FROM json_each(:codes))))
LIMIT 1
"""

BEGUN_SINCE = "SELECT count(*) FROM outbox WHERE claimed_at > :since"

TALLY = "SELECT state, reason, count(*) FROM outbox GROUP BY state, reason ORDER BY state, reason"

LATE = "SELECT count(*) FROM outbox WHERE state IN ('waiting', 'claimed') AND due_at < :before"

ENDED_SINCE = "SELECT state, count(*) FROM outbox WHERE done_at > :since GROUP BY state"

FIND_DONE = "SELECT id FROM outbox WHERE done_at <> '' AND done_at < :before AND what = '' LIMIT 500"

ERASE_DONE = "DELETE FROM outbox WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))"

#: the name of what was sent goes first, and the row later: until then nothing is sent twice. Kept is what was sent in
#: the days before a hold that may still owe its reader a correction
FIND_TOLD = """
SELECT id FROM outbox AS kept WHERE done_at <> '' AND done_at < :before AND what <> '' AND NOT EXISTS (
    SELECT 1 FROM hold WHERE kept.state = 'sent' AND act = 'hold' AND hold.at >= :holds_before
    AND (hold.script = 'all' OR hold.script || '#' = substr(kept.what, 1, length(hold.script) + 1))
    AND julianday(hold.at) - julianday(kept.done_at) < :days + 0.001
) LIMIT 500
"""

ERASE_TOLD = """
UPDATE outbox SET what = '', words = '' WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))
"""

FORGET_OUTBOX_OF = "DELETE FROM outbox WHERE phone IN (SELECT value FROM json_each(:phones))"

#: what is done tells what was read; what still waits was asked for
FORGET_SENT_TO = "DELETE FROM outbox WHERE phone IN (SELECT value FROM json_each(:phones)) AND done_at <> ''"

ADD_RECEIPT = """
INSERT INTO delivery (sid, status, code, at, outbox) VALUES (:sid, :status, :code, :at, :outbox)
ON CONFLICT (sid, status) DO NOTHING
"""

RECEIPT_OF = "SELECT sid FROM delivery WHERE outbox = :id AND at >= :since ORDER BY id LIMIT 1"

RECEIPTS = """
SELECT status, code FROM delivery WHERE sid = :sid
"""

RECEIPTS_BY_STATUS = """
SELECT status, code, count(*) FROM delivery WHERE status IN ('delivered', 'undelivered', 'failed')
GROUP BY status, code ORDER BY status, code
"""

FIND_OLD_RECEIPTS = "SELECT id FROM delivery WHERE at < :before LIMIT 500"

ERASE_RECEIPTS = "DELETE FROM delivery WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))"

BEGIN_PACE = "INSERT INTO pace (sender, free_at) VALUES (:sender, '') ON CONFLICT (sender) DO NOTHING"

PACE = "SELECT free_at FROM pace WHERE sender = :sender"

#: of two workers that want the same moments one has to look again
MOVE_PACE = "UPDATE pace SET free_at = :free_at WHERE sender = :sender AND free_at = :seen"

BEAT = """
INSERT INTO worker (name, beats, at) VALUES (:name, 1, :at)
ON CONFLICT (name) DO UPDATE SET beats = worker.beats + 1, at = :at
"""

BEATS = "SELECT name, beats FROM worker"

BURY = "DELETE FROM worker WHERE name = :name"
