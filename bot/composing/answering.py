"""A question of a talk is answered: by the last quote, by what stands near it, or by a search that it is held to.

Knows a Finder and the answers before; knows nothing of messages, nor of talk that is no question.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.composing.answer import Abstention, Answer, Citation, compose
from bot.composing.bearing import Bearing
from bot.composing.finding import HITS, HITS_OF_ALL, Finder
from bot.composing.table_questions import asked_of_table, asks_a_table, table_at
from bot.composing.verdict import EARLIER, bears_out, verdict_on
from bot.gathering.candidates import covered
from bot.gathering.conditions import SURE
from bot.gathering.counted import figure_counted
from bot.gathering.evidence import Reason
from bot.gathering.growth import ASKS_BY_HOW_MUCH
from bot.gathering.quotes import NEAR
from bot.language.authorship import ARTICLE
from bot.language.events import MEETING, UNNAMED, as_called, names_no_meeting
from bot.telling.listed import lists_the_asked
from bot.understanding.claims import COMPARED, QUOTES, claim_of, without_other_figures
from bot.understanding.ellipsis import EVENT_OF_NUMBER, NEIGHBOUR_YEAR, RANK
from bot.understanding.followup import (
    COUNTS,
    CUE,
    FEW,
    NAMED_LAW,
    NO_FIGURE,
    NUMBER_OF,
    POINTING,
    WHETHER_ENDS,
    WHY_CLAUSE,
    named_by,
    standalone,
)
from bot.understanding.persons import post_stated
from bot.understanding.pointing import THING
from bot.understanding.query import ASKS_ITSELF, CREDITS, Query, Want, named_by_itself, place_spans, places, read
from bot.understanding.rereading import (
    LACKS_SUBJECT,
    MOST_CONTINUED,
    asks_of_the_list,
    continued,
    goes_on_with_the_same,
    names_alone,
    restated,
    says_enough,
    stays,
)
from bot.understanding.substitution import NAMED_YEAR
from bot.understanding.topic import said_of, topic
from bot.understanding.wording import reworded
from index import Hit, SearchIndex, Span
from index.vietnamese import fold, term_set, years

LEAST_CONTINUED = 0.4  # share of what a question brings that a quote must hold for it to go on from the last one
WELL_TOLD = 0.7  # share of what a question says that its quote tells, for it to be one of its own
UNITS = term_set("bậc | hạng | điểm | phần trăm | hạn | xong | hoàn thành | hoàn tất")  # they name nothing
MOST_NEAREST = 2  # quotes shown last that stand by a question about them for which nothing is found
# "chênh bao nhiêu điểm?" asks of what was told one after the other, "hai văn bản có khớp nhau không?" of the last.
HOW_THEY_DIFFER = re.compile(
    r"(?i)(?:(?:thế|vậy|hai|2|các|cái|số|con số|số liệu|văn bản|nguồn|tài liệu|năm|thì|là|có|này|đó|kia|trên) )*"
    r"(?:(?P<two>chênh(?: lệch)?|hơn kém|cách)|khác|khớp|giống)(?: nhau)?"
    r"(?:,? (?:con số|số liệu|số|này|đó|là|bao nhiêu|mấy|không|chưa|điểm|phần trăm|%|thế nào|vậy|nhỉ|ạ))*[\s?.!]*"
)
THEN_SO = re.compile(r"(?i) thì sao\W*$")
# "có nhắc tới trí tuệ nhân tạo không?" after "bài báo PLVN nói về gì?"
TELLS_OF = re.compile(r"(?i)(?:(?:thế|vậy|còn|nó) )*có (?:nhắc|nói|đề cập|viết|nêu)\b")
ARTICLES = re.compile(rf"(?i){ARTICLE}")
# "Tôi đang soát bài phát biểu cho lãnh đạo tỉnh, kinh tế số năm 2023 chiếm bao nhiêu?"
TOLD_FIRST = re.compile(
    r"(?i)^(?P<told>(?=[^,.;:?]*\b(?:tôi|tui|tớ|em|mình|mk|cháu|con|bác|cô|chú|anh|chị|sếp)\b)[^,.;:?]{8,})[,.;:]\s+"
    r"(?P<asked>\S+(?:\s+\S+){3,})"
)
# "hôm đó có khai trương gì không?" asks no other document either
THE_ARTICLE = re.compile(
    rf"(?i)(?:\b(?:trong|theo|ở) )?(?:{ARTICLE}|\bvăn bản|\btài liệu) (?:này|đó|ấy|kia|trên)\b"
    r"|\b(?:hôm|bữa|buổi) (?:đó|ấy)(?= có\b)"
)


class Answerer:
    """Answers questions of a talk from one index; keeps nothing of it, and may be used from several threads."""

    def __init__(self, index: SearchIndex, finder: Finder) -> None:
        """Takes the index and what finds the answers to single questions in it."""
        self._index = index
        self._finder = finder

    def answer(
        self, query: Query, last: Answer | None, lost: Query | None, beside: Answer | None, told: Sequence[Answer]
    ) -> Answer:
        """Returns the answer to a question.

        ``last`` is the answer that it may go on from, ``lost`` the question of which nothing was found since,
        ``beside`` what stands beside the last quote and is asked for, and ``told`` the answers before, oldest first.
        """
        return self._beside_the_last(query, self._of_question(query, last, lost, beside, told), told)

    def _of_question(
        self, query: Query, last: Answer | None, lost: Query | None, beside: Answer | None, told: Sequence[Answer]
    ) -> Answer:
        """The answer to a question: what stands ``beside`` the last quote or in it, or what a search finds for it."""
        asks_no_more = _asks_no_more(query)
        there = last and (
            self._in_the_last_table(query, last)
            or self._in_the_last(query, last)
            or self._in_the_last_quote(query, last)
            or (self._go_on(query, last) if LACKS_SUBJECT.match(query.text) else None)
        )
        answer = beside or there or self._found(query)
        if last and not beside and answer.abstention:
            if NAMED_LAW.search(query.text):  # no other law is meant
                return answer
            goes_on = answer.abstention.reason is Reason.NOT_IN_DOCUMENTS
            further = goes_on and (self._go_on(query, last) or self._of_the_lost(query, lost))
            further = further or self._held_before(query, last)
            further = further or self._of_an_earlier(query, last, told) or self._by_itself(query, last)
            answer = further or self._in_the_nearest(query, last) or self._of_one_before(query, last, told) or answer
        elif last and not beside:
            answer = answer if asks_no_more else self._of_what_it_says(query, answer, last.query)
            own = read(query.alone, query.alone)
            if own.telling and not self._told_by(own, answer.citations):
                answer = self._of_one_before(query, last, told) or answer
            of_the_same = asks_no_more or (query.alone and query.asks(ASKS_BY_HOW_MUCH))
            if of_the_same and self._is_of_another_thing(query, answer, last):  # that grew so much, or was then
                answer = Answer(query, abstention=Abstention(Reason.NOT_IN_DOCUMENTS))
        if last:
            answer = _same_first(self._of_that_meeting(query, answer, last), last)
        if query.claims:
            answer = self._as_read_back(query, answer)
        whole = query.stated and not LACKS_SUBJECT.match(query.text)  # "của 53 dịch vụ hả?" is of the last figure alone
        return self._as_stated(query, answer) if whole else answer

    def _found(self, query: Query) -> Answer:
        """What a search finds; for what is asked behind what somebody tells first, where it is only so surely seen.

        What is told first may say of what case, when or where something is asked.
        """
        answer, parted = self._finder.find(query), TOLD_FIRST.match(query.text)
        if parted is None or query.alone or answer.abstention is None or not ASKS_ITSELF.search(parted["asked"]):
            return answer
        told = read(parted["told"], parted["told"])
        if told.years or told.places or ASKS_ITSELF.search(told.text):
            return answer
        other = self._finder.find(replace(read(query.question, parted["asked"]), spelled=query.spelled))
        return other if _is_seen(other) else answer

    def _beside_the_last(self, query: Query, answer: Answer, told: Sequence[Answer]) -> Answer:
        """The answer; where a turn that goes on finds nothing that tells more of it, the quotes shown last are near.

        So are those of the last two of what was ``told`` where nothing is asked but how these differ.
        """
        differ = HOW_THEY_DIFFER.fullmatch(query.alone or query.text)
        if differ and told:
            shown = [cite for each in told[-2:] for cite in each.shown[:1]] if differ["two"] else told[-1].shown
            answer = Answer(query, abstention=Abstention(Reason.NOT_IN_DOCUMENTS))
        else:
            shown = told[-1].shown if told else ()
        if answer.abstention is None or not shown:
            return answer
        own, near = read(query.question, query.alone or query.text), answer.abstention.nearest
        other, last = (self._told_by(own, quotes, pairs=True) for quotes in (near, shown))
        if near and other >= last and not (asks_of_the_list(query) or _asks_no_more(query)):
            return answer
        if not (near or differ or query.alone or POINTING.search(query.text)):
            return answer
        nearest = (replace(cite, number=number, marked=()) for number, cite in enumerate(shown[:MOST_NEAREST], 1))
        return replace(answer, abstention=replace(answer.abstention, nearest=tuple(nearest), years=()))

    def _in_the_last_table(self, query: Query, last: Answer) -> Answer | None:
        """The answer of the table whose rows were shown last to a question that names none: "dòng nào cao nhất?"."""
        cited = next(iter(last.citations), None)
        document = self._index.document(cited.document) if cited and cited.columns else None
        own = read(query.question, query.alone or query.text) if document else query
        if cited is None or document is None or not asks_a_table(own):
            return None
        own = replace(own, years=own.years or last.query.years)
        asked = asked_of_table(own, [table_at(document, cited.span)])
        return compose(replace(query, text=own.text, years=own.years), *asked) if asked else None

    def _in_the_last(self, query: Query, last: Answer) -> Answer | None:
        """The answer to a question that stays with an event, from the document that told of it; None without one.

        Whether a place is among those of a list is told by the list alone.
        """
        tells_of = TELLS_OF.match(query.text) and ARTICLES.search(last.query.text)
        of_article, of_list = tells_of or THE_ARTICLE.search(query.question), asks_of_the_list(query)
        quotes = last.shown if of_article or of_list or POINTING.search(query.question) else last.citations
        if not quotes or not (of_article or stays(query)):
            return None
        document = self._index.document(quotes[0].document)
        unnamed = names_no_meeting(query.text)
        query = replace(query, text=as_called(query.text, document)) if document else query
        if of_list and len(places(text := quotes[0].quote)) > 1:
            marks = tuple(each for each in place_spans(text) if {*places(each.of(text))} & {*query.places})
            cites = (replace(quotes[0], number=1, marked=marks),)
            return Answer(query, cites) if marks else Answer(query, (), Abstention(Reason.NOT_FOR_PLACE, cites))
        said = THE_ARTICLE.sub(" ", query.alone or query.text).strip()
        asked = read(query.question, said) if of_article and said else query
        found = self._index.search(asked.text, limit=HITS_OF_ALL)
        hits = [hit for hit in found if hit.document.name == quotes[0].document]
        answer = self._finder.alone(asked, hits[:HITS]) if hits else None
        there = names_no_meeting(query.text) or of_list
        if unnamed and not there and not (answer and answer.citations):  # another document may tell of that meeting
            return self._finder.find(query)
        return replace(answer, query=query) if answer and (answer.citations or there) else None

    def _of_that_meeting(self, query: Query, answer: Answer, last: Answer) -> Answer:
        """The answer; of a meeting that is only pointed to ("phiên họp đó"), and has no number, no other's document."""
        document = self._index.document(last.shown[0].document) if last.shown and answer.citations else None
        said = " ".join(POINTING.sub(" ", query.text).split())
        if document is None or not POINTING.search(query.spelled) or not UNNAMED.search(said):
            return answer
        elsewhere = answer.citations[0].document != document.name
        if not elsewhere or EVENT_OF_NUMBER.search(f"{document.title}\n{document.lead}"):
            return answer
        there = [cite for cite in answer.citations if cite.document == document.name]
        cites = tuple(replace(cite, number=number) for number, cite in enumerate(there, 1))
        return Answer(query, cites, None if cites else Abstention(Reason.NOT_IN_DOCUMENTS))

    def _in_the_last_quote(self, query: Query, last: Answer) -> Answer | None:
        """The answer of the last quote itself to a short question for the number or the list of what it counts too.

        So to one that only names that, "hồ sơ nộp?", or asks no more than when or who. None where it tells no such.
        """
        said, quote = query.alone or query.text, next(iter(last.citations), None)
        if quote is None:
            return None
        named, asked = NUMBER_OF.sub("", named_by(said)), query
        lacks = LACKS_SUBJECT.match(query.text) or not _names_a_thing(query)
        goes_on = lacks or (query.focus and goes_on_with_the_same(query))
        own = read(named, named)
        if names_alone(own) and not ASKS_ITSELF.search(said) and {*own.singles} <= term_set(quote.quote):
            asked, goes_on = replace(query, text=f"bao nhiêu {named}", want=Want.QUANTITY, focus=query.subject), True
        counted = figure_counted(asked)
        counts_too = goes_on and counted is not None and counted.search(fold(quote.quote))
        by_how_much = _brings_no_thing(query) and ASKS_BY_HOW_MUCH.search(query.alone)
        if _asks_no_more(query):
            asked = replace(query, light=query.light | UNITS)
        elif by_how_much:  # "tăng mấy bậc?" of what the quote tells that it rose
            asked = replace(read(query.question, query.alone), focus=query.focus)
        elif not counts_too and not (query.alone and lists_the_asked(query, quote.quote)):
            return None
        elif counts_too and COUNTS.match(said):  # what the question before measured is another figure
            asked = replace(read(query.question, said), focus=query.focus)
        answer = self._within(quote, asked)
        told = answer.citations and (answer.citations[0].marked or not by_how_much)
        return replace(answer, query=query) if told else None

    def _in_the_nearest(self, query: Query, last: Answer) -> Answer | None:
        """The answer to a follow-up from what was shown as nearest where that compares with the year it inherits."""
        quote = next(iter(last.shown), None)
        if last.citations or quote is None or years(query.question) or not {*query.years} & {*years(quote.quote)}:
            return None
        answer = self._within(quote, read(query.question, " ".join(NAMED_YEAR.sub(" ", query.text).split())))
        return answer if answer.citations else None

    def _held_before(self, query: Query, last: Answer) -> Answer | None:
        """The answer to "năm trước?" where the last quote itself tells which rank was held before; else None."""
        near, rank = NEIGHBOUR_YEAR.match(named_by(query.alone)), RANK.search(last.query.text)
        if near is None or near["later"] or near["now"] or near["today"] or rank is None or not last.citations:
            return None
        asked = said_of(topic(last.query), read(query.question, f"trước đó {rank.group()}"))
        answer = self._within(last.citations[0], read(query.question, asked))
        return answer if any(cite.marked for cite in answer.citations[:1]) else None

    def _within(self, quote: Citation, query: Query) -> Answer:
        """The answer that a quote alone gives to a question."""
        found = self._index.search(query.text, limit=HITS_OF_ALL)
        hits = [parted(hit, [quote.span], True) for hit in found if hit.document.name == quote.document]
        return self._finder.alone(query, [hit for hit in hits if hit.chunk.units])

    def _go_on(self, query: Query, last: Answer) -> Answer | None:
        """The answer to a question that finds nothing alone, read as one about what was quoted last; None if it is not.

        What it brings has to stand in a quote near the last ones: where it stands nowhere near, none is looked for.
        """
        brought = read(query.question, query.question)

        def told_by(terms: frozenset[str]) -> bool:
            return covered(brought, terms, self._index.rarity) >= LEAST_CONTINUED

        if last.query.want in CREDITS or not any(told_by(self._told_near(citation)) for citation in last.citations):
            return None
        for text in filter(None, (continued(query, last.query), restated(query, last.query))):
            asked = replace(read(query.question, text), focus=query.focus or query.subject)
            answer = self._finder.find(asked)
            near = answer.citations and _near(answer.citations[0], last.citations)
            if LACKS_SUBJECT.match(query.text) and not near:
                answer = self._within(last.citations[0], asked)
            fits = answer.citations and _near(answer.citations[0], last.citations)
            if fits and told_by(term_set(answer.citations[0].quote)):
                return answer
        return None

    def _of_the_lost(self, query: Query, lost: Query | None) -> Answer | None:
        """The answer to a follow-up read as one to what the last one named, of which nothing was found; else None."""
        return self._after(query, read(lost.question, named_by(lost.alone))) if lost and query.alone else None

    def _of_an_earlier(self, query: Query, last: Answer, told: Sequence[Answer]) -> Answer | None:
        """The answer to a follow-up read as one to an earlier question that speaks of all it names; None without one.

        The last does not: "còn chủ đề năm 2025?" after "chủ đề năm 2024?" and "gồm những trụ cột nào?".
        """
        named = NAMED_YEAR.sub(" ", named_by(query.alone))
        own = read(named, named)
        speaking = [each for each in (*told, last) if covered(own, term_set(each.query.text), self._index.rarity) == 1]
        goes_back = own.telling and speaking and speaking[-1] is not last
        return self._after(query, speaking[-1].query) if goes_back else None

    def _of_one_before(self, query: Query, last: Answer, told: Sequence[Answer]) -> Answer | None:
        """The answer to a question read as going on from an earlier one than the last; None without one.

        It has to name a thing, or to say of what it asks why; its quote has to stand near what answered that, and to
        tell some of what is said.
        """
        own = read(query.question, query.alone or query.text)
        asked = replace(query, alone=own.text)
        whole = _names_a_thing(own) or WHY_CLAUSE.match(own.text)
        for each in (each for each in reversed(told) if whole and each is not last):
            answer = self._after(asked, each.query) or self._go_on(query, each)
            near = answer is not None and _near(answer.citations[0], each.shown)
            if answer and near and self._told_by(own, answer.citations) >= LEAST_CONTINUED:
                return answer
        return None

    def _after(self, query: Query, before: Query) -> Answer | None:
        """The answer to a follow-up read as one to another question than the last; None without one."""
        text = standalone(read(query.question, query.alone), before, self._index.holds, self._index.writes)
        answer = self._finder.find(replace(read(query.question, text), focus=query.focus, alone=query.alone))
        return answer if text != query.alone and answer.citations else None

    def _by_itself(self, query: Query, last: Answer) -> Answer | None:
        """The answer to a follow-up that found nothing with what it inherited, read without that; None without one.

        What does not ask all by itself has to be told there: at some length, by the quote that was shown last, or by
        one in which a reader surely sees the answer.
        """
        said = CUE.sub("", query.alone).strip(" ,")
        if NO_FIGURE.match(said) and not ASKS_ITSELF.search(said):  # "thế chủ đề 2025?"
            said = f"{said.rstrip(' ?.')} là gì?"
        own, thing = replace(read(query.question, said), claims=query.claims), THEN_SO.sub("", said)
        if thing != said and names_alone(read(thing, thing)):  # "an ninh mạng thì sao?"
            answer = self._finder.find(replace(read(query.question, thing), years=query.years))
            return answer if answer.citations and self._told_by(own, answer.citations) > WELL_TOLD else None
        enough = says_enough(own)
        if not query.alone or not (enough or (ASKS_ITSELF.search(own.text) and len(own.telling) >= FEW)):
            return None
        if THING.search(own.text):  # "hệ thống này" is no other one
            return None
        answer = self._finder.find(own)
        at_length = len(own.singles) > FEW or (answer.citations and _near(answer.citations[0], last.shown))
        told = at_length and self._told_by(own, answer.citations) > WELL_TOLD
        tells = enough or told or _is_seen(answer)
        return answer if answer.citations and tells and _names_a_thing(own) else None

    def _of_what_it_says(self, query: Query, answer: Answer, before: Query) -> Answer:
        """The answer to a follow-up; where its quote tells little of what that itself says, the one to that alone.

        That is another where it only names a thing, where its own quote tells more, or where it asks all by itself.
        """
        own = replace(read(query.question, query.alone), claims=query.claims)
        told = self._told_by(own, answer.citations)
        if not query.alone or own.foreign or told >= LEAST_CONTINUED or not own.telling:
            return answer
        if not told and len(own.singles) > FEW and WHETHER_ENDS.search(own.text.rstrip(" ?.!")):
            return self._finder.find(own)  # a quote that tells nothing of it tells not whether it is so
        if not says_enough(own):
            text = restated(query, before) if len(own.telling) >= FEW else None
            other = self._finder.find(replace(read(query.question, text), focus=query.focus)) if text else answer
            return other if self._told_by(own, other.citations) > WELL_TOLD else answer
        alone = self._finder.find(own)
        if names_alone(own):
            return alone if alone.citations else answer
        whole = len(own.singles) > MOST_CONTINUED or self._told_by(own, alone.citations) > WELL_TOLD
        return alone if whole and len(own.singles) > FEW else answer

    def _told_by(self, query: Query, citations: Sequence[Citation], pairs: bool = False) -> float:
        """How much of what a question says (or of its ``pairs``) the first quote tells, 0 to 1."""
        told = " ".join(citation.quote for citation in citations[:1])
        return covered(query, term_set(told), self._index.rarity, pairs)

    def _as_read_back(self, query: Query, answer: Answer) -> Answer:
        """The answer to the question of a statement, or to what is left of that where the documents tell otherwise.

        That is without the year that it compares with, or for its first figure.
        """
        first = claim_of(query.spelled, first=True)
        if (compared := COMPARED.search(query.text)) and not _compares_with(answer, compared["year"]):
            text = query.text.replace(compared.group(), "")
            other = self._finder.find(replace(read(query.question, text), focus=query.focus, claims=query.claims))
        elif answer.abstention is not None and (text := without_other_figures(query.text)):
            other = self._finder.find(replace(read(query.question, text), claims=query.claims))
        elif answer.abstention is not None and first is not None and first.values != query.claims:
            other = self._finder.find(replace(read(query.question, first.asked), claims=first.values))
        else:
            return answer
        query = replace(other.query, stated=query.stated, spelled=query.spelled)
        comparing = [cite for cite in other.citations if COMPARED.search(cite.quote)] if compared else []
        return replace(other, query=query, citations=tuple(comparing) or other.citations) if other.citations else answer

    def _as_stated(self, query: Query, answer: Answer) -> Answer:
        """The answer that bears out a statement, searched as it was made; else the one to the question it answers.

        It has to tell as much of what is asked: another thing of the same number bears out nothing.
        """
        if of_him := post_stated(query.stated):  # whoever else holds such a post
            own = replace(read(query.question, of_him[0]), claims=of_him[1:], spelled=query.spelled)
            told = self._finder.find(own)
            if not told.citations:  # his posts, where none is that
                told = self._finder.find(replace(own, text=f"{of_him[0].partition(' là ')[0]} là ai?"))
            if any(each.marked for each in told.citations[:1]):
                return told
        verdict = verdict_on(answer)
        if verdict is not None and verdict.bearing not in (Bearing.OTHER, Bearing.UNTOLD):
            return answer
        of_column = any(each.columns and each.marked for each in answer.citations[:1])
        if of_column or any(value[0] in QUOTES for value in query.claims):
            return answer  # what is meant its column tells, or whose theme it is, and not what was read back
        own = read(query.stated, reworded(query.stated, self._index))
        stated = self._finder.find(replace(own, claims=query.claims))
        told_as_much = self._told_by(query, stated.shown) >= self._told_by(query, answer.shown)
        borne_out = bears_out(replace(stated, citations=stated.citations[:1]))  # by that, and not by what follows it
        same = [each.span for each in stated.citations[:1]] == [each.span for each in answer.citations[:1]]
        denied = same and verdict is not None and verdict.bearing is Bearing.OTHER
        return replace(stated, query=answer.query) if borne_out and told_as_much and not denied else answer

    def _is_of_another_thing(self, query: Query, answer: Answer, last: Answer) -> bool:
        """Whether a quote tells far less than the last one of what both questions name; of its meeting it may."""
        cite = next(iter(answer.citations), None)
        if cite is None or cite.columns:
            return False
        if MEETING.search(cite.quote) and any(each.document == cite.document for each in last.citations):
            return False
        kept = replace(last.query, subject=tuple(term for term in last.query.subject if term in query.terms))
        here, there = (self._told_by(kept, each.citations, pairs=True) for each in (answer, last))
        return here < WELL_TOLD * there

    def _told_near(self, citation: Citation) -> frozenset[str]:
        """The terms of all blocks that a quote near a citation may stand in."""
        document = self._index.document(citation.document)
        place = citation.span
        near = [block.span for block in document.blocks if block.span.overlaps(place, NEAR)] if document else []
        return term_set(document.text[near[0].start : near[-1].end]) if document and near else frozenset()


def _is_seen(answer: Answer) -> bool:
    """Returns whether the reader is sure that it sees the answer in the first quote."""
    return any(cite.seen >= SURE for cite in answer.citations[:1])


def _names_a_thing(query: Query) -> bool:
    """Returns whether a question names what it asks about: none of "kỳ trước xếp thứ mấy?", "tăng mấy bậc?"."""
    return bool(named_by_itself(EARLIER.sub(" ", query.text)) - query.light - UNITS)


def _asks_no_more(query: Query) -> bool:
    """Returns whether a follow-up only asks when or who, and names nothing: "khi nào xong?", "hạn nào?"."""
    return not query.extreme and query.want in (Want.TIME, Want.PERSON) and _brings_no_thing(query)


def _brings_no_thing(query: Query) -> bool:
    """Returns whether a question is a follow-up that names neither a thing nor a year by itself."""
    if not query.alone:
        return False
    own = read(query.alone, query.alone)
    return not own.years and not _names_a_thing(own)


def _same_first(answer: Answer, last: Answer) -> Answer:
    """The answer to a short question with the quote first that was the last answer, where it is one of those shown."""
    if not last.citations or answer.figures or answer.query.extreme or not goes_on_with_the_same(answer.query):
        return answer
    shown = (last.citations[0].document, last.citations[0].start)
    at = next((at for at, cite in enumerate(answer.citations) if (cite.document, cite.start) == shown), 0)
    if not at or (answer.citations[0].marked and not answer.citations[at].marked):
        return answer
    cites = [answer.citations[at], *answer.citations[:at], *answer.citations[at + 1 :]]
    return replace(answer, citations=tuple(replace(cite, number=number) for number, cite in enumerate(cites, 1)))


def _compares_with(answer: Answer, year: str) -> bool:
    """Returns whether the first quote compares with a year."""
    return any(there["year"] == year for cite in answer.citations[:1] for there in COMPARED.finditer(cite.quote))


def _near(citation: Citation, others: Sequence[Citation]) -> bool:
    """Returns whether a quote stands near one of the others, in the same document."""
    place = citation.span
    return any(citation.document == other.document and place.overlaps(other.span, NEAR) for other in others)


def parted(hit: Hit, quoted: Sequence[Span], kept_there: bool) -> Hit:
    """The hit with none of the units that overlap what was ``quoted`` of its document, or with these alone."""
    units = zip(hit.chunk.units, hit.unit_cosines, hit.unit_texts, strict=True)
    kept = [each for each in units if any(map(each[0].span.overlaps, quoted)) is kept_there]
    chunk = replace(hit.chunk, units=tuple(unit for unit, _, _ in kept))
    cosines, texts = (tuple(cosine for _, cosine, _ in kept), tuple(text for _, _, text in kept))
    return replace(hit, chunk=chunk, unit_cosines=cosines, unit_texts=texts)
