"""Settings in, a line that can answer out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from outreach.bootstrap.agreements import Agreements
from outreach.bootstrap.beginnings import Beginnings
from outreach.bootstrap.builds import Builds
from outreach.bootstrap.call_counts import CallCounts
from outreach.bootstrap.callers import call_prompts, call_times, join_caller, person_now, text_for_caller
from outreach.bootstrap.flood import Flood
from outreach.bootstrap.holding import HeldClips, KnownHolds
from outreach.bootstrap.opt_outs import OptOuts
from outreach.bootstrap.outbox import Outbox
from outreach.bootstrap.unanswered import Unanswered
from outreach.catalog.lookup import Catalogue
from outreach.contact.keys import KeyRing
from outreach.contact.sealing import Sealer
from outreach.dialogue.call_line import CallLine, CallOffers, CountWords
from outreach.dialogue.calls.bookmarks import Bookmarks
from outreach.dialogue.limits import Caps
from outreach.dialogue.line import TextLine
from outreach.dialogue.ports import Clock
from outreach.dialogue.shelf import Shelf
from outreach.errors import UnusablePhoneNumber
from outreach.model.calls import CallInput, VoiceReply
from outreach.model.conversation import Caller, InboundSms, SmsReply
from outreach.model.paces import SLOW_WORDS_PER_MINUTE, USUAL_WORDS_PER_MINUTE
from outreach.settings import Settings
from outreach.store import Store, open_store
from outreach.store.spool import Spool
from outreach.telemetry import log_trouble

_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """All that the phones, the web and the commands answer with."""

    settings: Settings
    keys: KeyRing
    store: Store
    builds: Builds
    texts: TextLine
    calls: CallLine
    holds: KnownHolds
    held_clips: HeldClips
    opt_outs: OptOuts
    outbox: Outbox
    agreements: Agreements
    unanswered: Unanswered
    beginnings: Beginnings
    call_counts: CallCounts
    clock: Clock

    def answer_text(self, inbound: InboundSms) -> SmsReply:
        """Answer one text, after any STOP that had to wait for the database.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        self.opt_outs.take_in()
        return self.texts.answer(inbound)

    def answer_text_without_store(self, inbound: InboundSms) -> SmsReply | None:
        """What may be said while the database is down; a STOP, alone or beside danger, is kept on the disk.

        None: the message has to come again.
        """
        if rule := self.texts.stop_in(inbound):
            self._set_aside(inbound, rule)
        return self.texts.answer_without_store(inbound.body, inbound.provider_answered)

    def _set_aside(self, inbound: InboundSms, rule: str) -> None:
        """Danger is answered even where the disk takes nothing."""
        try:
            self.opt_outs.set_aside(inbound.sender, message_sid=inbound.message_sid, rule=rule)
        except Exception as problem:  # noqa: BLE001 - the clock itself may fail
            log_trouble("spool", problem)

    def clip_file(self, sha256: str) -> Path | None:
        """The file of a clip, or None when it is not there, the name is no hash, or its script is held."""
        if not _SHA256.fullmatch(sha256) or self.held_clips.refuses(sha256):
            return None
        path = self.settings.audio_folder / f"{sha256}.wav"
        return path if path.is_file() else None

    def playable_clip(self, words: str, catalogue: Catalogue, *, slow: bool = False) -> str | None:
        """The hash of the clip that says these words in a build, if its file is really there.

        Where there is no slow one, the usual one is better than another voice.
        """
        paces = (SLOW_WORDS_PER_MINUTE, USUAL_WORDS_PER_MINUTE) if slow else (USUAL_WORDS_PER_MINUTE,)
        found = (sha256 for pace in paces if (sha256 := catalogue.clip(words, pace)))
        return next((sha256 for sha256 in found if self.clip_file(sha256)), None)

    def words_of_clip(self, sha256: str) -> str | None:
        """The words that a clip of the current build says, or None."""
        return self.builds.shelf().catalogue.words_of(sha256)

    def answer_call(self, call: CallInput, caller: Caller | None = None, *, sid: str = "") -> VoiceReply:
        """Answer one step of a call from the current build. A caller who is not known (None) is not remembered.

        By the call's id a repeat of its first step is answered as the first time, to the second.
        """
        return self.calls.answer(self.beginnings.known(call, sid), caller)

    def caller(self, number: str, call_sid: str) -> Caller | None:
        """Who calls, as keyed hashes; None where the number is withheld, or the call has no id."""
        try:
            if not call_sid:
                return None
            is_shared = number in self.settings.shared_numbers
            return Caller(contact=self.keys.contact(number), call_sid=call_sid, keeps_place=not is_shared,
                          number=number)
        except UnusablePhoneNumber:
            return None

    def shelf(self) -> Shelf:
        """The current build, without what is held."""
        return self.builds.shelf().holding(self.holds())


def assemble(settings: Settings, *, clock: Clock = lambda: datetime.now(UTC)) -> Service:
    """Build the serving objects. Opens nothing that a settings error could have prevented.

    Raises:
        SettingsError: the phone keys cannot be used.
    """
    keys = KeyRing.parse(settings.phone_keys)
    store = open_store(settings.database)
    opt_outs = OptOuts(store=store, spool=Spool(settings.spool_folder), keys=keys, clock=clock)
    builds = Builds(settings)
    holds = KnownHolds(store)
    unanswered = Unanswered(store, keys)
    caps = Caps(hour=settings.texts_per_hour, day=settings.texts_per_day)
    agreements = Agreements(store=store, keys=keys, sealer=Sealer(keys), clock=clock)
    texts = TextLine(store=store, shelves=builds, clock=clock, position_hours=settings.position_hours, caps=caps,
                     shared_numbers=settings.shared_numbers,
                     mark_of=keys.mark, is_flooded=Flood(store, settings.texts_per_minute),
                     unanswered=unanswered, agreements=agreements)
    outbox = Outbox(settings=settings, store=store, keys=keys, sealer=Sealer(keys), builds=builds, clock=clock)
    calls = CallLine(store=store, holds=holds, shelves=builds, clock=clock,
                     offers=replace(_call_offers(settings, outbox, opt_outs, partial(unanswered.note_caller, clock)),
                                    join=partial(join_caller, agreements, outbox)))
    return Service(settings=settings, keys=keys, store=store, builds=builds, texts=texts, calls=calls, holds=holds,
                   held_clips=HeldClips(holds, builds), opt_outs=opt_outs, outbox=outbox, agreements=agreements,
                   unanswered=unanswered, beginnings=Beginnings(store, clock),
                   call_counts=CallCounts(store, builds, clock), clock=clock)


def _call_offers(settings: Settings, outbox: Outbox, opt_outs: OptOuts,
                 count_unanswered: CountWords) -> CallOffers:
    """What these settings make of calls."""
    bookmarks = Bookmarks(store=outbox.store, hours=settings.position_hours, is_offered=settings.resume_calls)
    return CallOffers(prompts_for=partial(call_prompts, settings), person_now=partial(person_now, settings),
                      bookmarks=bookmarks, times=call_times(settings), text=partial(text_for_caller, outbox),
                      stop_texts=opt_outs.by_caller, count_unanswered=count_unanswered,
                      leaves_messages=settings.voicemail == "message")
