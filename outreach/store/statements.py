"""Every statement that the store sends to SQLite.

A person may be known under several digests, one for each key. They travel as one JSON
list, so that a statement reads the same however many keys there are.
"""

from __future__ import annotations

#: one row, always: what `rows.RecallRow` lists. Each digest is looked up by itself, and
#: max() picks the newest: sorting even two rows would take SQLite longer than all the rest
RECALL = """
WITH repeated AS (
    SELECT seq, at, build, opted_out_before, told FROM inbound
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
        max((SELECT max(id) FROM consent WHERE phone = person.value AND sid <> :sid))
    FROM json_each(:phones) AS person
)
SELECT place.seq, consent.kind, repeated.at, repeated.build, repeated.opted_out_before,
    earlier.notice, earlier.document, earlier.section, earlier.page, earlier.expires_at,
    earlier.question, earlier.question_page, earlier.question_expires_at,
    repeated.told, earlier.language, earlier.traffic, (SELECT max(id) FROM hold)
FROM place CROSS JOIN newest
LEFT JOIN repeated ON true
LEFT JOIN inbound AS earlier ON earlier.id = newest.inbound_id
LEFT JOIN consent ON consent.id = newest.consent_id
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

ADD_CONSENT = """
INSERT INTO consent (phone, key_id, kind, at, sid, rule)
VALUES (:phone, :key_id, :kind, :at, :sid, :rule)
ON CONFLICT (sid, kind) DO NOTHING
"""

#: few rows at a time, so that no text has to wait long for the file
FORGET_SOME = """
DELETE FROM inbound WHERE id IN (SELECT id FROM inbound WHERE at < :before ORDER BY id LIMIT 1000)
"""

HOLDS_VERSION = "SELECT coalesce(max(id), 0) FROM hold"

HOLD_LINES = "SELECT id, script, act, at, who, reason, words FROM hold ORDER BY id"

ADD_HOLD_LINE = """
INSERT INTO hold (script, act, at, who, reason, words) VALUES (:script, :act, :at, :who, :reason, :words)
"""

#: what a person read, heard and was told, without the message or call that is being answered
SERVED = """
SELECT served, told, at, 0 FROM inbound
WHERE phone IN (SELECT value FROM json_each(:phones)) AND sid <> :sid AND (served <> '' OR told <> '')
UNION ALL
SELECT served, told, at, 1 FROM heard
WHERE phone IN (SELECT value FROM json_each(:phones)) AND (sid <> :sid OR served <> '')
"""

#: refused when a script was held or lifted since the caller was looked up
ADD_HEARD = """
INSERT INTO heard (sid, phone, key_id, at, served, told)
SELECT :sid, :phone, :key_id, :at, :served, :told WHERE coalesce((SELECT max(id) FROM hold), 0) = :holds
"""

#: kept is what was read in the days before a hold that may still owe its reader a correction
_FORGETTABLE = """
SELECT id FROM {table} AS row WHERE at < :before AND (served <> '' OR told <> '') AND NOT EXISTS (
    SELECT 1 FROM hold WHERE act = 'hold' AND hold.at >= :holds_before
    AND (hold.script = 'all' OR row.served = '' OR hold.script = substr(row.served, 1, instr(row.served, ' ') - 1))
    AND julianday(hold.at) - julianday(row.at) < :days + 0.001
) LIMIT 1000
"""
FORGET_READ = f"UPDATE inbound SET served = '', told = '' WHERE id IN ({_FORGETTABLE.format(table='inbound')})"  # noqa: S608

FORGET_HEARD = f"DELETE FROM heard WHERE id IN ({_FORGETTABLE.format(table='heard')})"  # noqa: S608

SCHEMA = "SELECT version_num FROM alembic_version"
