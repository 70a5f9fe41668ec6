"""Every statement that the store sends to a database, as SQLite spells it.

A person may be known under several digests, one for each key. They travel as one JSON
list, so that a statement reads the same however many keys there are. What PostgreSQL
spells in another way is translated in `postgres_spelling`, and nowhere else.
"""

from __future__ import annotations

#: when the text came that has so many newer ones; the places that calls keep among them are no texts
TEXT_BEFORE = "SELECT at FROM inbound WHERE rule <> 'listened' ORDER BY id DESC LIMIT 1 OFFSET :newer"

#: a text that has so many newer ones stands no later than this row, for each of those has a number of its own; found by
#: the key, while the statement above walks over all the newer rows
NO_LATER_THAN = "SELECT at FROM inbound WHERE id <= (SELECT max(id) FROM inbound) - :newer ORDER BY id DESC LIMIT 1"

#: one row, always: what `rows.RecallRow` lists. Each digest is looked up by itself, and
#: max() picks the newest: sorting even two rows would take SQLite longer than all the rest. "id + 0" keeps
#: PostgreSQL from looking for one person's newest row among everybody's, as it would while it has no statistics
RECALL = """
WITH repeated AS (
    SELECT seq, at, build, opted_out_before, told, rule FROM inbound
    WHERE sid = :sid AND phone IN (SELECT value FROM json_each(:phones))
),
place(seq) AS (
    SELECT coalesce(
        (SELECT seq - 1 FROM repeated),
        (SELECT max((SELECT max(seq) FROM inbound WHERE phone = person.value))
         FROM json_each(:phones) AS person),
        0)
),
newest(inbound_id, consent_id) AS (
    SELECT max((SELECT id FROM inbound WHERE phone = person.value AND seq = (SELECT seq FROM place))),
        max((SELECT max(id + 0) FROM consent WHERE phone = person.value AND sid <> :sid))
    FROM json_each(:phones) AS person
)
SELECT place.seq, consent.kind, repeated.at, repeated.build, repeated.opted_out_before,
    earlier.notice, earlier.document, earlier.section, earlier.page, earlier.expires_at,
    earlier.question, earlier.question_page, earlier.question_expires_at,
    repeated.told, earlier.language, earlier.traffic, (SELECT max(id) FROM hold),
    repeated.rule
FROM place CROSS JOIN newest
LEFT JOIN repeated ON true
LEFT JOIN inbound AS earlier ON earlier.id = newest.inbound_id
LEFT JOIN consent ON consent.id = newest.consent_id
"""

#: the same for a person with one digest whose message is new, as nearly all are: half the work. Where `seen` is not
#: null the message was answered before, and RECALL has to be asked
RECALL_NEW = """
SELECT coalesce(earlier.seq, 0), consent.kind, (SELECT at FROM inbound WHERE sid = :sid) AS seen, NULL, NULL,
    earlier.notice, earlier.document, earlier.section, earlier.page, earlier.expires_at,
    earlier.question, earlier.question_page, earlier.question_expires_at,
    NULL, earlier.language, earlier.traffic, (SELECT max(id) FROM hold), NULL
FROM (SELECT 1 AS one) AS nobody
LEFT JOIN inbound AS earlier
    ON earlier.phone = :phone AND earlier.seq = (SELECT max(seq) FROM inbound WHERE phone = :phone)
LEFT JOIN consent ON consent.id = (SELECT max(id + 0) FROM consent WHERE phone = :phone AND sid <> :sid)
"""

#: refused, too, when a script was held or lifted since the person was looked up
RECORD = """
INSERT INTO inbound (sid, phone, key_id, seq, at, build, rule, opted_out_before,
    notice, document, section, page, expires_at, question, question_page, question_expires_at, served, told, language,
    traffic)
SELECT :sid, :phone, :key_id, :seq, :at, :build, :rule, :opted_out_before,
    :notice, :document, :section, :page, :expires_at, :question, :question_page, :question_expires_at, :served, :told,
    :language, :traffic
WHERE coalesce((SELECT max(id) FROM hold), 0) = :holds
ON CONFLICT DO NOTHING
"""

#: for the trial phones: why a text was answered as it was
HOW_ANSWERED = "SELECT rule, served, page, language, build FROM inbound WHERE sid = :sid"

ADD_CONSENT = """
INSERT INTO consent (phone, key_id, kind, at, sid, rule, who)
VALUES (:phone, :key_id, :kind, :at, :sid, :rule, :who)
ON CONFLICT (sid, kind) DO NOTHING
"""

ALL_CONSENTS = "SELECT phone, key_id, kind, at, sid, rule, who FROM consent ORDER BY id"

#: a STOP that waited outside the database does not undo a START that came after it
ADD_LATE_STOP = """
INSERT INTO consent (phone, key_id, kind, at, sid, rule, who)
SELECT :phone, :key_id, :kind, :at, :sid, :rule, :who WHERE NOT EXISTS (
    SELECT 1 FROM consent WHERE phone IN (SELECT value FROM json_each(:phones)) AND kind = 'in' AND at > :at
)
ON CONFLICT (sid, kind) DO NOTHING
"""

NEWEST_CONSENT = """
SELECT kind FROM consent WHERE id = (
    SELECT max((SELECT max(id + 0) FROM consent WHERE phone = person.value)) FROM json_each(:phones) AS person)
"""

_OPTED_OUT = "FROM consent WHERE kind = 'out' AND id IN (SELECT max(id) FROM consent GROUP BY phone)"
OPT_OUTS_BY_RULE = f"SELECT rule, count(*) {_OPTED_OUT} GROUP BY rule ORDER BY rule"

OPT_OUTS_BY_KEY = f"SELECT key_id, count(*) {_OPTED_OUT} GROUP BY key_id ORDER BY key_id"

KEYS_OF_CONSENT = "SELECT DISTINCT key_id FROM consent"

KEY_PROOFS = "SELECT key_id, proof FROM phone_key"

KEEP_KEY_PROOF = """
INSERT INTO phone_key (key_id, proof) VALUES (:key_id, :proof) ON CONFLICT (key_id) DO UPDATE SET proof = :proof
"""

#: found first and erased then, few at a time: looking for rows never locks the file
FIND_OLD = "SELECT id FROM inbound WHERE at < :before AND served = '' AND told = '' ORDER BY id LIMIT 500"

ERASE_TEXTS = "DELETE FROM inbound WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))"

FORGET_TEXTS_OF = "DELETE FROM inbound WHERE phone IN (SELECT value FROM json_each(:phones))"

FORGET_CALLS_OF = "DELETE FROM heard WHERE phone IN (SELECT value FROM json_each(:phones))"

ADD_FORGOTTEN = "INSERT INTO forgotten (at, who, erased) VALUES (:at, :who, :erased)"

#: changes a row for one process alone; a start in the future is a clock that was set back
CLAIM_JOB = """
INSERT INTO upkeep (job, started_at, done_at) VALUES (:job, :now, '')
ON CONFLICT (job) DO UPDATE SET started_at = :now WHERE upkeep.started_at <= :due OR upkeep.started_at > :now
"""

JOB_TIMES = "SELECT started_at, done_at FROM upkeep WHERE job = :job"

JOB_DONE = """
INSERT INTO upkeep (job, started_at, done_at) VALUES (:job, :now, :now)
ON CONFLICT (job) DO UPDATE SET done_at = :now
"""

HOLDS_VERSION = "SELECT coalesce(max(id), 0) FROM hold"

HOLD_LINES = "SELECT id, script, act, at, who, reason, words FROM hold ORDER BY id"

#: numbered by itself, without a gap: a line that is seen was preceded by all lines that are. Refused when another
#: process took the number, as it may where two write at once
ADD_HOLD_LINE = """
INSERT INTO hold (id, script, act, at, who, reason, words)
SELECT coalesce(max(id), 0) + 1, :script, :act, :at, :who, :reason, :words FROM hold WHERE true
ON CONFLICT (id) DO NOTHING
"""

#: what a person read, heard, was sent unasked and was told, without the message or call that is being answered. A row
#: of the outbox that the provider took is itself the record that they had it: where it took one try, since that try
SERVED = """
SELECT served, told, at, 0 FROM inbound
WHERE phone IN (SELECT value FROM json_each(:phones)) AND sid <> :sid AND (served <> '' OR told <> '')
UNION ALL
SELECT served, told, at, 1 FROM heard
WHERE phone IN (SELECT value FROM json_each(:phones)) AND (sid <> :sid OR served <> '')
UNION ALL
SELECT what, '', CASE tries WHEN 1 THEN first_claimed_at ELSE done_at END, 0 FROM outbox
WHERE phone IN (SELECT value FROM json_each(:phones)) AND state = 'sent' AND what LIKE '%/%#%' AND what NOT LIKE '%:%'
"""

#: refused when a script was held or lifted since the caller was looked up, and where a step is repeated: the older row
#: stays, for a correction is owed to whoever heard something before a hold
ADD_HEARD = """
INSERT INTO heard (sid, phone, key_id, at, served, told)
SELECT :sid, :phone, :key_id, :at, :served, :told WHERE coalesce((SELECT max(id) FROM hold), 0) = :holds
AND NOT EXISTS (SELECT 1 FROM heard WHERE phone = :phone AND sid = :sid AND served = :served AND told = :told)
"""

#: on PostgreSQL two processes that add the same row in one moment do not see each other's. Each takes away what is
#: double once its own is kept, so that the last one sees all; the first row is never taken
DROP_DOUBLE_HEARD = """
DELETE FROM heard WHERE phone = :phone AND sid = :sid AND served = :served AND told = :told AND id > (
    SELECT min(id) FROM heard WHERE phone = :phone AND sid = :sid AND served = :served AND told = :told)
"""

#: kept is what was read in the days before a hold that may still owe its reader a correction
_FORGETTABLE = """
SELECT id FROM {table} AS kept WHERE at < :before AND (served <> '' OR told <> '') AND NOT EXISTS (
    SELECT 1 FROM hold WHERE act = 'hold' AND hold.at >= :holds_before
    AND (hold.script = 'all' OR kept.served = ''
        OR hold.script || ' ' = substr(kept.served, 1, length(hold.script) + 1))
    AND julianday(hold.at) - julianday(kept.at) < :days + 0.001
) LIMIT 500
"""
FIND_READ = _FORGETTABLE.format(table="inbound")

FIND_HEARD = _FORGETTABLE.format(table="heard")

ERASE_READ = """
UPDATE inbound SET served = '', told = '' WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))
"""

ERASE_HEARD = "DELETE FROM heard WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))"

#: where somebody stopped, and what they were asked: of no use once the time for going on is over
FIND_PLACES = "SELECT id FROM inbound WHERE document <> '' AND expires_at < :now LIMIT 500"

ERASE_PLACES = """
UPDATE inbound SET document = '', section = '', page = 0, expires_at = ''
WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))
"""

FIND_ASKED = "SELECT id FROM inbound WHERE question <> '' AND question_expires_at < :now LIMIT 500"

ERASE_ASKED = """
UPDATE inbound SET question = '', question_page = 0, question_expires_at = ''
WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(:ids))
"""

SCHEMA = "SELECT version_num FROM alembic_version"

#: what a person asked to forget: all up to that message, which itself kept nothing
FORGET_READING = """
UPDATE inbound SET document = '', section = '', page = 0, expires_at = '', question = '', question_page = 0,
    question_expires_at = '', served = '', language = ''
WHERE phone IN (SELECT value FROM json_each(:phones)) AND id <= (SELECT id FROM inbound WHERE sid = :sid)
"""

FORGET_CALLS = """
UPDATE heard SET served = '' WHERE phone IN (SELECT value FROM json_each(:phones))
AND at <= (SELECT at FROM inbound WHERE sid = :sid)
"""
