"""The process that sends: `outreach worker`.

The outbox is the truth, the engine (DBOS) a carrier: it hands chunks of rows to workers, keeps them over a crash,
and lets one worker take over another's. Losing the engine's tables loses no message.
"""
