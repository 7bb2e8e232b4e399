from hypothesis import given
from hypothesis import strategies as st

from bot.channels.fitting import pieces, units
from bot.messages import Part, plain


def test_a_message_that_fits_is_one_piece_and_an_empty_one_none() -> None:
    assert pieces((Part("Một câu."),), 8) == [(Part("Một câu."),)]
    assert pieces((Part(" \n"),), 8) == []
    assert pieces((), 8) == []


def test_cuts_prefer_paragraphs_then_lines_then_sentences_then_words() -> None:
    def cut(text: str, most: int) -> list[str]:
        return [plain(piece) for piece in pieces((Part(text),), most)]

    assert cut("Một hai. Ba\n\nbốn năm", 14) == ["Một hai. Ba", "bốn năm"]
    assert cut("Một hai. Ba\nbốn năm", 14) == ["Một hai. Ba", "bốn năm"]
    assert cut("Một hai. Ba bốn năm", 14) == ["Một hai.", "Ba bốn năm"]
    assert cut("Một hai ba bốn năm", 14) == ["Một hai ba bốn", "năm"]
    assert cut("nghiêngngả", 4) == ["nghi", "êngn", "gả"]


def test_no_source_is_cut_and_styles_stay_with_their_words() -> None:
    message = (Part("Một hai ba bốn.\n", "quote"), Part("[1] Nguồn số một", "source"))
    assert pieces(message, 20) == [(Part("Một hai ba bốn.", "quote"),), (Part("[1] Nguồn số một", "source"),)]


@given(
    st.lists(st.tuples(st.text(alphabet="ab 😀\n.", max_size=30), st.sampled_from(["plain", "quote", "source"]))),
    st.integers(2, 40),
)
def test_pieces_fit_and_lose_only_white_space(parts: list[tuple[str, str]], most: int) -> None:
    message = tuple(Part(text, style) for text, style in parts)  # type: ignore[arg-type]
    cut = pieces(message, most)
    assert all(0 < units(plain(piece)) <= most for piece in cut)
    assert "".join("".join(plain(piece).split()) for piece in cut) == "".join(plain(message).split())
