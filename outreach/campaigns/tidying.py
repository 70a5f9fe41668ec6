"""What is done for members beside sending: who left is let go of, and numbers move to the newest key."""

from __future__ import annotations

from outreach.bootstrap import Service
from outreach.errors import UnusablePhoneNumber
from outreach.model.programmes import Member

#: members that are looked at in one turn
HANDFUL = 200


class Tidying:
    """Goes round all members, a handful at a time."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._cursor = 0

    def go_on(self) -> int:
        """Look at the next handful, from the first again behind the last; how many that were.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        store = self._service.store
        members = store.members_after("", self._cursor, most=HANDFUL) if store.has_programmes() else ()
        for member in members:
            self._look_at(member)
        self._cursor = members[-1].number if members else 0
        return len(members)

    def _look_at(self, member: Member) -> None:
        service = self._service
        try:
            number = service.agreements.sealer.open(member.sealed, member.owner)
        except UnusablePhoneNumber:
            return
        contact = service.keys.contact(number)
        if not service.store.is_agreed(contact, member.programme):
            service.store.drop_member(member)
        elif member.owner.key_id != contact.current.key_id:
            service.store.reseal(member, contact.current, service.agreements.sealer.seal(number))
