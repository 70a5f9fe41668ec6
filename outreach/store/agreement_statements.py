"""Statements on agreements, members of programmes and broadcasts, as SQLite spells them; see `statements`."""

from __future__ import annotations

ADD = """
INSERT INTO agreement (phone, key_id, change, programme, at, medium, wording, sid, who, evidence)
VALUES (:phone, :key_id, :change, :programme, :at, :medium, :wording, :sid, :who, :evidence)
ON CONFLICT (sid, programme, change) DO NOTHING
"""

HISTORY = """
SELECT change, programme, at, medium, wording, sid, who, evidence FROM agreement
WHERE phone IN (SELECT value FROM json_each(:phones)) ORDER BY at, id
"""

#: all that was ever agreed to, as the number's owner may ask for it
STOPS = """
SELECT kind, at, rule, who FROM consent WHERE phone IN (SELECT value FROM json_each(:phones)) ORDER BY id
"""

#: refused where they are in it under any key, or left or said STOP since; a repeated yes changes nothing
JOIN = """
INSERT INTO member (phone, key_id, programme, sealed, joined_at, sent, next_at)
SELECT :phone, :key_id, :programme, :sealed, :at, '', ''
WHERE NOT EXISTS (SELECT 1 FROM member WHERE programme = :programme
        AND phone IN (SELECT value FROM json_each(:phones)))
    AND NOT EXISTS (SELECT 1 FROM agreement WHERE programme = :programme AND change = 'out' AND at >= :at
        AND phone IN (SELECT value FROM json_each(:phones)))
    AND NOT EXISTS (SELECT 1 FROM consent WHERE kind = 'out' AND at >= :at
        AND phone IN (SELECT value FROM json_each(:phones)))
ON CONFLICT DO NOTHING
"""

#: who said STOP after joining and joins again begins anew
DROP_STOPPED = """
DELETE FROM member WHERE programme = :programme AND phone IN (SELECT value FROM json_each(:phones))
    AND joined_at <= (SELECT max(at) FROM consent WHERE kind = 'out'
        AND phone IN (SELECT value FROM json_each(:phones)))
"""

#: a repeated end does not end what was joined after it
LEAVE = """
DELETE FROM member WHERE programme = :programme AND joined_at <= :at
    AND phone IN (SELECT value FROM json_each(:phones))
"""

FORGET_MEMBER = "DELETE FROM member WHERE phone IN (SELECT value FROM json_each(:phones))"

#: one look at the last moment: since when they are in it, and their last STOP
STANDING = """
SELECT max((SELECT max(joined_at) FROM member WHERE programme = :programme AND phone = person.value)),
    max((SELECT max(at) FROM consent WHERE phone = person.value AND kind = 'out'))
FROM json_each(:phones) AS person
"""

PROGRAMMES_OF = """
SELECT programme, joined_at FROM member WHERE phone IN (SELECT value FROM json_each(:phones)) ORDER BY programme
"""

_MEMBER = "SELECT id, phone, key_id, sealed, programme, joined_at, sent, next_at FROM member"

DUE = f"""
{_MEMBER} WHERE next_at <= :now AND programme IN (SELECT value FROM json_each(:programmes))
ORDER BY next_at, id LIMIT :most
"""  # noqa: S608 - both halves are written here

AFTER = f"{_MEMBER} WHERE programme = :programme AND id > :cursor ORDER BY id LIMIT :most"

EVERY_AFTER = f"{_MEMBER} WHERE id > :cursor ORDER BY id LIMIT :most"

#: of two workers that reckon the same one changes nothing
ADVANCE = "UPDATE member SET sent = :sent, next_at = :next_at WHERE id = :id AND sent = :seen AND next_at = :seen_at"

RESEAL = "UPDATE member SET phone = :phone, key_id = :key_id, sealed = :sealed WHERE id = :id AND sealed = :seen"

DROP = "DELETE FROM member WHERE id = :id"

COUNTS = "SELECT programme, count(*) FROM member GROUP BY programme ORDER BY programme"

ADD_CAST = """
INSERT INTO broadcast (name, programme, script, state, cursor, at, who)
VALUES (:name, :programme, :script, 'running', 0, :at, :who) ON CONFLICT (name) DO NOTHING
"""

CASTS = "SELECT name, programme, script, state, cursor, at, who FROM broadcast ORDER BY at, name"

CAST_STATE = "SELECT state FROM broadcast WHERE name = :name"

#: what was cancelled never goes on
SET_STATE = "UPDATE broadcast SET state = :state WHERE name = :name AND state IN (SELECT value FROM json_each(:before))"

MOVE_CURSOR = "UPDATE broadcast SET cursor = :cursor WHERE name = :name AND cursor < :cursor"

#: nothing of it goes out any more, not even what a worker holds in its hands: a claim finds the row done
CANCEL_ROWS = """
UPDATE outbox SET state = 'refused', reason = 'cancelled', done_at = :now, sealed = ''
WHERE batch = :batch AND state = 'waiting'
"""

#: paused rows come up again once the pause is over
HOLD_ROWS = """
UPDATE outbox SET due_at = :due_at, reason = 'paused', chunk = '' WHERE batch = :batch AND state = 'waiting'
"""

RELEASE_ROWS = """
UPDATE outbox SET due_at = :due_at, expires_at = :expires_at, reason = ''
WHERE batch = :batch AND state = 'waiting' AND reason = 'paused'
"""

BATCH_TALLY = """
SELECT state, reason, count(*) FROM outbox WHERE batch = :batch GROUP BY state, reason ORDER BY state, reason
"""

PROGRAMME_TALLY = """
SELECT batch, state, reason, count(*) FROM outbox WHERE batch LIKE '%|%|%' GROUP BY batch, state, reason
"""

#: the newest note that somebody got before a moment and has not been told anew since
NOTE = """
SELECT what FROM outbox WHERE phone IN (SELECT value FROM json_each(:phones)) AND state = 'sent'
    AND what LIKE 'note:%' AND done_at <= :at ORDER BY done_at DESC, id DESC LIMIT 1
"""

SENT_SINCE = "SELECT count(*), min(done_at) FROM outbox WHERE state = 'sent' AND done_at > :since"

#: of those that wait, the ones whose time has come
DUE_NOW = "SELECT count(*) FROM outbox WHERE state IN ('waiting', 'claimed') AND due_at <= :now"
