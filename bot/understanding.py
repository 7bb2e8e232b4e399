"""A message and what was asked before it become a standalone Query.

Knows in which order a message is read; knows nothing of how answers are found.
"""

import re
from dataclasses import replace
from typing import Protocol

from bot.authorship import without_asking
from bot.claims import YEAR, Claim, claim_of
from bot.english import in_vietnamese
from bot.followup import brought, standalone, states_a_whole
from bot.pointing import with_full_names
from bot.query import CREDITS, LONGEST, Intent, Query, Want, clean, language_of, read
from bot.talk import intent_of, is_said_in_english, without_greeting
from bot.wording import Holder, reworded
from index.vietnamese import fold, is_shouted, tokens, years

FIGURE_ALONE = re.compile(r"(?:\d[\d.]*,\d+\s?%?|\d{1,3}\s?%)[\s?]*")  # "47,79" as it stands in a quote


class Speller(Holder, Protocol):
    """What writes a question as the documents would."""

    def spell(self, question: str) -> str:
        """Returns the question with its marks put back, abbreviations in full and slips mended."""


def understand(
    question: str, before: Query | None, speller: Speller, quoted: str = "", marked: str = "", asked: str = ""
) -> Query:
    """Returns the query that a message means; what it leaves out comes from the query ``before`` and its quotes.

    ``marked`` are the words of the first quote that answered, ``asked`` what was asked last, answered or not.
    """
    typed = clean(question)
    if len(typed) > LONGEST:
        return Query(typed[:LONGEST], typed[:LONGEST], Intent.TOO_LONG)
    if (intent := intent_of(typed)) is not Intent.QUESTION:
        return _talk(typed, typed, intent, before)
    said, typed = typed, without_greeting(typed)
    language = language_of(typed)
    spelled = typed if language == "en" else speller.spell(typed)
    spelled = f"{spelled.rstrip(' ?')} là gì?" if FIGURE_ALONE.fullmatch(spelled) else spelled
    claim = claim_of(spelled)
    if claim is not None and YEAR.fullmatch("".join(claim.values)) and (before is None or before.want is not Want.TIME):
        claim = None  # it goes on to that year
    if claim is not None and before is not None and _asks_again(claim, before):
        return Query(typed, spelled, Intent.CONFIRM, language, claims=claim.values)
    is_word = any(len(token) > 1 and any(map(str.isalpha, token)) for token in tokens(spelled))  # "5G" is one
    if not is_word and not (before is not None and years(typed)):  # "2021?" goes on from a question
        return Query(typed, typed, Intent.NOTHING)
    if language == "en" and (translated := in_vietnamese(typed.lower() if is_shouted(typed) else typed)):
        spelled, claim = translated, claim_of(translated)
    text = claim.asked if claim is not None and claim.asked else spelled
    text = typed if text == typed and language == "en" else reworded(text, speller)
    text = with_full_names(text, quoted, marked, asked or (before.text if before else ""))
    if text != said and (intent := intent_of(text)) is not Intent.QUESTION:
        return _talk(typed, text, intent, before)
    query = replace(read(typed, text), spelled=spelled)
    if claim is not None:
        query = replace(query, claims=claim.values, stated=claim.stated)
    if query.want in CREDITS or before is None or before.intent is not Intent.QUESTION:
        return query
    about = work_meant(before) if before.want in CREDITS else before
    stands = not about.text or (claim is not None and states_a_whole(query))
    merged = text if stands else standalone(query, about, speller.holds, speller.writes)
    if merged == text:
        return query
    if query.telling and not fold(merged.rstrip(" ?")).endswith(fold(text.rstrip(" ?"))):
        merged = reworded(merged, speller)  # "mạng" and "điện thoại" are another word together
    joined = replace(read(typed, merged), focus=brought(query), alone=text, claims=query.claims, spelled=spelled)
    return replace(joined, instead_of=before.text)


def _asks_again(claim: Claim, before: Query) -> bool:
    """Returns whether what is read back answers the question before: alone, or with what that asked."""
    return fold(claim.asked.rstrip("?")) in fold(before.text)


def _talk(typed: str, text: str, intent: Intent, before: Query | None) -> Query:
    english = is_said_in_english(typed, before.language if before else "")
    return Query(typed, text, intent, "en" if english else "vi")


def work_meant(query: Query) -> Query:
    """Returns what a question for a credit says of the picture or article, as a query of its own."""
    return read(query.question, without_asking(query.text))
