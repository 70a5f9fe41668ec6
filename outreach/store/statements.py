"""Every statement that the store sends to SQLite.

A person may be known under several digests, one for each key. They travel as one JSON
list, so that a statement reads the same however many keys there are.
"""

from __future__ import annotations

#: one row, always: what `rows.RecallRow` lists. Each digest is looked up by itself, and
#: max() picks the newest: sorting even two rows would take SQLite longer than all the rest
RECALL = """
WITH repeated AS (
    SELECT seq, at, build, opted_out_before FROM inbound
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
    earlier.question, earlier.question_page, earlier.question_expires_at
FROM place CROSS JOIN newest
LEFT JOIN repeated ON true
LEFT JOIN inbound AS earlier ON earlier.id = newest.inbound_id
LEFT JOIN consent ON consent.id = newest.consent_id
"""

RECORD = """
INSERT INTO inbound (sid, phone, key_id, seq, at, build, rule, opted_out_before,
    notice, document, section, page, expires_at, question, question_page, question_expires_at)
VALUES (:sid, :phone, :key_id, :seq, :at, :build, :rule, :opted_out_before,
    :notice, :document, :section, :page, :expires_at, :question, :question_page, :question_expires_at)
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

SCHEMA = "SELECT version_num FROM alembic_version"
