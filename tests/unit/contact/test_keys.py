"""Phone keys: numbers become hashes that only this line can match."""

import hashlib
import hmac

import pytest

from outreach.contact.keys import KeyRing, PhoneKey, new_phone_key
from outreach.errors import SettingsError, UnusablePhoneNumber

ANN, BOB = "+12165550101", "+12165550102"
OLD, NEW = "ab" * 32, "cd" * 32


def test_an_id_is_the_keyed_hash_of_the_international_form() -> None:
    """HMAC-SHA-256 with the secret's bytes, beside the key's id."""
    expected = hmac.new(bytes.fromhex(OLD), ANN.encode(), hashlib.sha256).hexdigest()
    current = KeyRing.parse(f"2026a:{OLD}").contact("(216) 555-0101").current

    assert ("2026a", expected) == (current.key_id, current.digest)


def test_the_newest_key_writes_and_all_search() -> None:
    """After a rotation, what was stored under the old key is found still."""
    before = KeyRing.parse(f"2026a:{OLD}").contact(ANN)
    after = KeyRing.parse(f"2026b:{NEW},2026a:{OLD}").contact(ANN)

    assert ["2026b", "2026a"] == [contact_id.key_id for contact_id in after.ids]
    assert after.ids[0] == after.current
    assert before.current == after.ids[1]


def test_people_and_keys_give_different_hashes() -> None:
    """Neither two numbers under one key nor one number under two keys share a hash."""
    ring = KeyRing.parse(f"b:{NEW},a:{OLD}")
    digests = [contact_id.digest for number in (ANN, BOB) for contact_id in ring.contact(number).ids]

    assert 4 == len(set(digests))


@pytest.mark.parametrize("text", [
    "", " , ", "2026a", f":{OLD}", "2026a:", f"2026a:{OLD[:-2]}", "2026a:nothexdigits", f"2026a={OLD}",
    f"a:{OLD},a:{NEW}", f"a:{OLD},b:{'ab' * 31}",
], ids=["nothing", "commas", "no colon", "no id", "no secret", "31 bytes", "no hex", "no colon but =", "an id twice",
        "the second too short"])
def test_keys_that_protect_nothing_are_refused(text: str) -> None:
    """The error names the variable and how to make a key, and never shows the secret."""
    with pytest.raises(SettingsError) as caught:
        KeyRing.parse(text)

    assert str(caught.value).startswith("OUTREACH_PHONE_KEYS: ")
    assert "openssl rand -hex 32" in str(caught.value)
    assert not any(secret in str(caught.value) for secret in ("ab" * 8, "cd" * 8))


def test_a_new_key_can_be_read_back() -> None:
    """Each is 32 bytes of its own."""
    first, second = new_phone_key("a"), new_phone_key("b")
    ring = KeyRing.parse(f"{first}, {second}")

    assert [32, 32] == [len(key.secret) for key in ring.keys]
    assert ring.keys[0].secret != ring.keys[1].secret


def test_the_secret_is_not_in_what_is_printed() -> None:
    """A key or ring in a log line or traceback gives only its ids away."""
    ring = KeyRing.parse(f"2026a:{OLD}")
    key = PhoneKey(key_id="x", secret=b"very secret words of thirty-two.")

    assert "2026a" in repr(ring)
    assert "secret=" not in repr(ring) + str(ring) + repr(key)
    assert "very" not in repr(key)


def test_an_unusable_number_is_not_in_the_error() -> None:
    """Whoever reads the log learns that a number was bad, not which."""
    with pytest.raises(UnusablePhoneNumber) as caught:
        KeyRing.parse(f"2026a:{OLD}").contact("+1216555010")

    assert "216" not in str(caught.value)
