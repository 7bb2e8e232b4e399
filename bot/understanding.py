"""A message and what was asked before it become a standalone Query.

Knows in which order a message is read; knows nothing of how answers are found.
"""

from dataclasses import replace
from typing import Protocol

from bot.authorship import without_asking
from bot.claims import claim_of
from bot.english import in_vietnamese
from bot.followup import standalone
from bot.pointing import with_full_names
from bot.query import CREDITS, LONGEST, Intent, Query, clean, language_of, read
from bot.talk import intent_of, is_said_in_english, without_greeting
from bot.wording import Holder, reworded
from index.vietnamese import is_shouted, tokens, years


class Speller(Holder, Protocol):
    """What writes a question as the documents would."""

    def spell(self, question: str) -> str:
        """Returns the question with its marks put back, abbreviations in full and slips mended."""


def understand(question: str, before: Query | None, speller: Speller, quoted: str = "", marked: str = "") -> Query:
    """Returns the query that a message means; what it leaves out comes from the query ``before`` and its quotes.

    ``marked`` are the words of the first quote that answered.
    """
    typed = clean(question)
    if len(typed) > LONGEST:
        return Query(typed[:LONGEST], typed[:LONGEST], Intent.TOO_LONG)
    if (intent := intent_of(typed)) is not Intent.QUESTION:
        return _talk(typed, typed, intent, before)
    said, typed = typed, without_greeting(typed)
    language = language_of(typed)
    spelled = typed if language == "en" else speller.spell(typed)
    claim = claim_of(spelled)
    if claim is not None and not claim.asked and before is not None:
        return Query(typed, spelled, Intent.CONFIRM, language, claims=claim.values)
    is_word = any(len(token) > 1 and token.isalpha() for token in tokens(typed))
    if not is_word and not (before is not None and years(typed)):  # "2021?" goes on from a question
        return Query(typed, typed, Intent.NOTHING)
    if language == "en":
        text = in_vietnamese(typed.lower() if is_shouted(typed) else typed)
    else:
        text = claim.asked if claim is not None else spelled
    text = reworded(text, speller) if text else typed
    text = with_full_names(text, quoted, marked)
    if text != said and (intent := intent_of(text)) is not Intent.QUESTION:
        return _talk(typed, text, intent, before)
    claims = claim.values if claim is not None and language == "vi" else ()
    query = replace(read(typed, text), claims=claims, spelled=spelled)
    if query.want in CREDITS or before is None or before.intent is not Intent.QUESTION:
        return query
    about = work_meant(before) if before.want in CREDITS else before
    merged = standalone(query, about, speller.holds) if about.text else text
    if merged == text:
        return query
    return replace(read(typed, merged), focus=query.subject, alone=text, claims=claims, spelled=spelled)


def _talk(typed: str, text: str, intent: Intent, before: Query | None) -> Query:
    english = is_said_in_english(typed, before.language if before else "")
    return Query(typed, text, intent, "en" if english else "vi")


def work_meant(query: Query) -> Query:
    """Returns what a question for a credit says of the picture or article, as a query of its own."""
    return read(query.question, without_asking(query.text))
