from pathlib import Path

from bot.channels.inbox import Inbox, Incoming


def message(name: str, chat: str = "c", channel: str = "zalo", order: int = 0) -> Incoming:
    return Incoming(channel, "bot", chat, name, "person", order, '{"text": "secret words"}')


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_message_is_new_once_in_its_chat_and_channel(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "i")
    assert [each.incoming.message for each in inbox.store([message("1"), message("1"), message("2")])] == ["1", "2"]
    assert inbox.store([message("1")]) == []
    assert len(inbox.store([message("1", chat="d"), message("1", channel="telegram")])) == 2
    inbox.close()


def test_it_is_known_for_seven_days(tmp_path: Path) -> None:
    clock = Clock()
    inbox = Inbox(tmp_path / "i", clock)
    inbox.done(inbox.store([message("1")])[0])
    clock.now += 7 * 24 * 3600 - 1
    inbox.purge()
    assert inbox.store([message("1")]) == []
    clock.now += 2
    inbox.purge()
    assert len(inbox.store([message("1")])) == 1
    inbox.close()


def test_what_is_open_is_recovered_in_order_and_what_was_being_sent_is_in_doubt_once(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "i")
    done, sending, _ = inbox.store([message("1"), message("2"), message("3")])
    inbox.done(done)
    inbox.sending(sending)
    inbox.close()

    inbox = Inbox(tmp_path / "i")
    note, waiting = inbox.recover("zalo", "bot")
    assert (note.incoming.message, note.verdict) == ("2", "note")
    assert (waiting.incoming.message, waiting.verdict) == ("3", "answer")
    inbox.sending(note)
    inbox.close()

    inbox = Inbox(tmp_path / "i")
    assert [each.incoming.message for each in inbox.recover("zalo", "bot")] == ["3"]
    assert inbox.recover("zalo", "another bot") == []
    inbox.close()


def test_what_was_said_is_forgotten_when_it_is_dealt_with(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "i")
    stored, refused = inbox.store(
        [message("1"), message("2")], lambda each: "ignore" if each.message == "2" else "answer"
    )
    assert (inbox.count("zalo"), refused.verdict) == (1, "ignore")
    inbox.done(stored)
    inbox.close()
    assert b"secret words" not in (tmp_path / "i").read_bytes()


def test_a_note_in_doubt_is_let_go(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "i")
    (stored,) = inbox.store([message("1")])
    note = inbox.in_doubt(stored)
    assert note is not None
    assert note.verdict == "note"
    assert inbox.in_doubt(note) is None
    assert inbox.count("zalo") == 0
    inbox.close()
