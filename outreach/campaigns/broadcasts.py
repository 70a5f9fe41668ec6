"""A reviewed script to everybody in a programme: begun, paused, resumed and cancelled by staff."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from outreach.bootstrap import Service
from outreach.campaigns.series import announced
from outreach.dialogue.shelf import Shelf
from outreach.errors import SendError, UnusablePhoneNumber
from outreach.model.outbox import Basis, NewMessage, State
from outreach.model.programmes import Cast, CastState, Kind, Member, Programme, cast_batch

#: what did not go out for so long is of no use any more
VALID = timedelta(days=3)
#: members that are written down in one turn; between two handfuls is looked whether staff stopped it
HANDFUL = 50
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
#: the stage of what is done with
OVER = "over"
#: why it can be neither paused nor resumed
_WHY_NOT = {CastState.PAUSED.value: "The broadcast {name} is paused already",
            CastState.CANCELLED.value: "The broadcast {name} was cancelled for good. Start it anew under another name"}
#: noted of somebody whose first note told of costs and HELP; a broadcast has no sections to note
_TOLD = "told"
_GOES_ON = (CastState.RUNNING, CastState.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcasts:
    """Everything that staff and workers do with broadcasts."""

    service: Service

    def start(self, name: str, programme: str, script: str, *, who: str) -> Cast:
        """Begin a broadcast; workers write it down and send it.

        Raises:
            SendError: name, programme or script cannot be used, or the name was used before; says what to do.
            StoreUnavailable: the database does not answer, and nothing was begun.
        """
        if not _NAME.fullmatch(name):
            raise SendError(f"{name!r} is no name for a broadcast. Use small letters, digits and hyphens")
        found, topic = self.checked(programme, script)
        self.service.store.check_programmes()
        cast = Cast(name=name, programme=found.name, script=topic, state=CastState.RUNNING, cursor=0,
                    at=self.service.clock(), who=who)
        if not self.service.store.start_cast(cast):
            raise SendError(f"There was a broadcast {name} before. Choose another name")
        return cast

    def checked(self, programme: str, script: str) -> tuple[Programme, str]:
        """The programme, and the script's name; both must be served now.

        Raises:
            SendError: one of them is not, with what to do.
        """
        shelf = self.shelf()
        found = shelf.programme(programme) or next(
            (one for tongue in shelf.tongues for one in tongue.programmes if one.code == programme.upper()), None)
        if found is None:
            raise SendError(f"There is no programme {programme} in the build that is served, or OUTREACH_SENDING is "
                            "not yes. Write its file in scripts/_programmes, sign it, and run `outreach build`")
        named = shelf.speaking(found.language).named(script.lower())
        meant = (shelf.script(script),) if script.count("/") == 2 else named
        topic = meant[0] if len(meant) == 1 else None
        if topic is None or shelf.instead(topic):
            raise SendError(f"The script {script} is not served now. `outreach check` lists what there is: write its "
                            "name, such as recurrent-cancer/en/types, or its keyword, where one guide alone has it")
        if topic.language != found.language:
            raise SendError(f"{script} is not in the language of {found.name}. Choose another")
        return found, topic.name

    def pause(self, name: str) -> int:
        """Let nothing more of it go out until it is resumed; how many messages wait.

        Raises:
            SendError: there is no such broadcast, or it does not run.
        """
        cast = self._moved(name, CastState.PAUSED, _GOES_ON)
        return self.service.store.hold_rows(cast_batch(cast.programme, cast.name))

    def resume(self, name: str) -> int:
        """Let it go on; how many messages that were written down already. Raises as `pause` does."""
        cast, now = self._moved(name, CastState.RUNNING, (CastState.PAUSED,)), self.service.clock()
        return self.service.store.release_rows(cast_batch(cast.programme, cast.name), now=now, expires_at=now + VALID)

    def cancel(self, name: str) -> int:
        """Let nothing more of it go out, ever; how many messages that stopped. Raises as `pause` does."""
        cast = self._moved(name, CastState.CANCELLED, (*_GOES_ON, CastState.PAUSED))
        return self.service.store.cancel_rows(cast_batch(cast.programme, cast.name), self.service.clock())

    def fill(self) -> int:
        """Write the next handful of each running broadcast down; how many members were looked at."""
        if not self.service.store.has_programmes():
            return 0
        return sum(self._fill(cast) for cast in self.service.store.casts() if cast.state is CastState.RUNNING)

    def shelf(self) -> Shelf:
        """What is served today."""
        service = self.service
        return service.builds.shelf().on(service.clock().date()).holding(service.store.holds())

    def _fill(self, cast: Cast) -> int:
        store, programme = self.service.store, self.shelf().programme(cast.programme)
        members = store.members_after(cast.programme, cast.cursor, most=HANDFUL) if programme else ()
        for member in members:
            if programme and member.joined_at <= cast.at:
                self._owe(cast, programme, member)
        if members:
            store.move_cursor(cast.name, members[-1].number)
        elif programme:
            store.set_cast(cast.name, CastState.DONE, before=(CastState.RUNNING,))
        return len(members)

    def _owe(self, cast: Cast, programme: Programme, member: Member) -> None:
        agreements, now = self.service.agreements, self.service.clock()
        try:
            number = agreements.sealer.open(member.sealed, member.owner)
        except UnusablePhoneNumber:
            return
        owner = self.service.keys.contact(number)
        is_first = not member.sent and agreements.read_no_offer(owner, programme.name)
        self.service.store.owe(NewMessage(
            batch=cast_batch(cast.programme, cast.name), owner=owner, sealed=agreements.sealer.seal(number),
            basis=Basis.CONSENT, what=announced(programme, cast.script, is_first=is_first), created_at=now,
            due_at=now, expires_at=now + VALID))
        if is_first and programme.kind is Kind.BROADCAST:
            self.service.store.advance(member, sent=(_TOLD,), next_at=None)

    def _moved(self, name: str, to: CastState, before: tuple[CastState, ...]) -> Cast:
        store = self.service.store
        cast = next((one for one in store.casts() if one.name == name), None)
        if cast is None:
            raise SendError(f"There is no broadcast {name}. `outreach send status` lists them")
        if cast.state is CastState.DONE and self.stage(cast) == OVER:
            raise SendError(f"The broadcast {name} is over: everything of it went out or ended")
        if not store.set_cast(name, to, before=before):
            why = _WHY_NOT.get(store.cast_state(name), "The broadcast {name} goes out already")
            raise SendError(why.format(name=name))
        return cast

    def stage(self, cast: Cast) -> str:
        """How far it is, as staff say it: "going out", "paused", "cancelled" or "over"."""
        if cast.state in (CastState.PAUSED, CastState.CANCELLED):
            return cast.state.value
        tally = self.service.store.batch_tally(cast_batch(cast.programme, cast.name))
        left = sum(one.count for one in tally if one.state in (State.WAITING, State.CLAIMED))
        return "going out" if left or cast.state is CastState.RUNNING else OVER
