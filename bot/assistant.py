"""A message is understood with what was said before, and answered from that or from the index.

Knows what a talk goes on from; knows nothing of how one question by itself is answered.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.about import About, asked_about, asked_of, asks_only_when
from bot.answer import Abstention, Answer, Citation, compose
from bot.asked_on import asked_on
from bot.candidates import covered
from bot.claims import COMPARED, claim_of
from bot.conversation import Conversation
from bot.counted import figure_counted
from bot.credited import credited, means_the_last
from bot.ellipsis import asks_aside
from bot.events import MEETING, as_called, names_no_meeting
from bot.evidence import Reason
from bot.finding import HITS, HITS_OF_ALL, Finder
from bot.followup import FEW, POINTING, named_by, standalone
from bot.items import item_asked, item_chosen, item_named
from bot.listed import lists_the_asked
from bot.persons import asks_office
from bot.query import ASKS_ITSELF, CREDITS, Intent, Query, Want, clean, places, read
from bot.quotes import NEAR
from bot.reader import Reader
from bot.rereading import (
    MOST_CONTINUED,
    asks_of_the_list,
    continued,
    goes_on_with_the_same,
    names_alone,
    restated,
    says_enough,
    stays,
)
from bot.talk import intent_of
from bot.told_about import meant, told_about
from bot.understanding import gone_back, understand, work_meant
from bot.verdict import Bearing, bears_out, verdict_on
from index import Hit, SearchIndex, Span
from index.vietnamese import fold, term_set, terms, years

CREDIT_HITS = 30  # chunks whose documents' captions and bylines are looked through
LEAST_CONTINUED = 0.4  # share of what a question brings that a quote must hold for it to go on from the last one
WELL_TOLD = 0.7  # share of what a question says that its quote tells, for it to be one of its own
MOST_NEAREST = 2  # quotes shown last that stand by a question about them for which nothing is found
MOST_EARLIER = 6  # answers that a talk can go back to, each of some ten kilobytes in each chat
MOST_COMPLETING = 4  # words of a reply that makes a question clear
# "chênh bao nhiêu điểm?" asks of what was told one after the other, "hai văn bản có khớp nhau không?" of the last.
HOW_THEY_DIFFER = re.compile(
    r"(?i)(?:(?:thế|vậy|hai|2|các|cái|số|con số|số liệu|văn bản|nguồn|tài liệu|năm|thì|là|có|này|đó|kia|trên) )*"
    r"(?:(?P<two>chênh(?: lệch)?|hơn kém|cách)|khác|khớp|giống)(?: nhau)?"
    r"(?:,? (?:con số|số liệu|số|này|đó|là|bao nhiêu|mấy|không|chưa|điểm|phần trăm|%|thế nào|vậy|nhỉ|ạ))*[\s?.!]*"
)
REASONS = {
    Intent.GREETING: Reason.SMALLTALK,
    Intent.THANKS: Reason.SMALLTALK,
    Intent.IDENTITY: Reason.SMALLTALK,
    Intent.COMPLAINT: Reason.SMALLTALK,
    Intent.BEYOND: Reason.SMALLTALK,
    Intent.CHART: Reason.SMALLTALK,
    Intent.NOTHING: Reason.NOT_A_QUESTION,
    Intent.TOO_LONG: Reason.TOO_LONG,
}


class Assistant:
    """Answers questions from one index; may be used from several threads."""

    def __init__(self, index: SearchIndex, reader: Reader | None = None) -> None:
        """Takes the index, and the reader that marks the answer's words; without one, scores alone choose."""
        self.index = index
        self._finder = Finder(index, reader)

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Returns the answer to a message, as a turn of ``conversation`` where there is one."""
        parted = asked_of(clean(question))
        told = self._ask_of(question, *parted, conversation) if parted is not None else None
        if conversation is not None and not told:
            question = self._gone_back(question, conversation)
        return told or self._ask(question, conversation)

    def _gone_back(self, question: str, conversation: Conversation) -> str:
        """The message without what it goes back to, and the talk gone back there: "quay lại chuyện X, năm 2024?".

        One that asks all by itself, or of what was not spoken of, is left as it is.
        """
        what, said = gone_back(clean(question)) or ("", "")
        named = read(what, what)
        answers = (answer for answer in reversed(conversation.earlier) if self._tells_of(named, answer))
        answer = next(answers, None) if named.telling and read(said, said).want is Want.ANYTHING else None
        if answer is None:
            return question
        conversation.last, conversation.shown, conversation.lost = answer, answer, None
        return said or answer.query.text

    def _tells_of(self, named: Query, answer: Answer) -> bool:
        """Returns whether an answer was one to a question that speaks of all that is named."""
        terms = term_set(f"{answer.query.question} {answer.query.text}")
        return covered(named, terms, self.index.rarity) == 1

    def _ask(self, question: str, conversation: Conversation | None) -> Answer:
        last, lost = (conversation.last, conversation.lost) if conversation is not None else (None, None)
        seen = (conversation.shown or last) if conversation is not None else None  # who said so may be who is meant
        quoted = "\n".join(citation.quote for citation in seen.citations) if seen else ""
        marked = " ".join(mark.of(cite.quote) for cite in seen.citations[:1] for mark in cite.marked) if seen else ""
        told_of = last.citations[0].years if last and last.citations else ()
        before = replace(last.query, told_of=told_of) if last else None
        asked = "\n".join(part for each in (before, lost) if each for part in (each.text, each.stated))
        query = understand(_chosen(question, last, self.index.holds), before, self.index, quoted, marked, asked)
        if last and last.citations:
            query = replace(query, shown_last=(last.citations[0].document, last.citations[0].span))
        beside = self._asked_on(query, last) if query.intent is Intent.QUESTION else None
        about = self._about(query, last) if last and not beside else None
        about = about or (self._item(query, last) if last and query.intent is Intent.QUESTION else None)
        if about is not None:
            answer, query = about, about.query
        elif query.intent is Intent.QUESTION and query.want in CREDITS:
            answer = self._credit(query, last)
        elif query.intent is Intent.QUESTION:
            answer = self._of_question(query, last, lost, beside)
            answer = self._beside_the_last(query, answer, conversation.earlier if conversation is not None else ())
        else:
            answer = self._of_talk(query, last, conversation.shown if conversation is not None else None)
        unknown_maker = query.want in CREDITS and answer.abstention is not None  # the talk is still of what was quoted
        if conversation is not None and query.intent is Intent.QUESTION and not unknown_maker:
            conversation.last = last if about is not None else _to_go_on_from(answer, last)
            conversation.lost = answer.query if conversation.last is not answer and answer.abstention else None
            conversation.shown = answer if answer.shown else conversation.shown
            if conversation.last is answer:
                conversation.earlier = (*conversation.earlier, answer)[-MOST_EARLIER:]
        if query.intent is not Intent.QUESTION:
            return answer
        item = item_named(query.text, answer.citations) or item_named(query.text, answer.shown, alone=True)
        return Answer(query, citations=(item,)) if item else answer

    def _item(self, query: Query, last: Answer) -> Answer | None:
        """The item of the list quoted last that a message asks for by what its items are called: "trụ cột thứ ba?".

        Or by what it speaks of: "cái nào nói về an ninh mạng?".
        """
        text = query.alone or query.text
        item = item_named(text, last.citations, alone=True) or item_chosen(text, last.citations)
        return Answer(replace(query, text=text), citations=(item,)) if item else None

    def _of_question(self, query: Query, last: Answer | None, lost: Query | None, beside: Answer | None) -> Answer:
        """The answer to a question: what stands ``beside`` the last quote or in it, or what a search finds for it."""
        there = last and (self._in_the_last(query, last) or self._counted_in_the_last(query, last))
        answer = beside or there or self._finder.find(query)
        if last and not beside and answer.abstention:
            goes_on = answer.abstention.reason is Reason.NOT_IN_DOCUMENTS
            further = goes_on and (self._go_on(query, last) or self._of_the_lost(query, lost))
            answer = further or self._by_itself(query) or answer
        elif last and not beside:
            answer = self._of_what_it_says(query, answer)
        if last:
            answer = _same_first(answer, last)
        if query.claims:
            answer = self._as_read_back(query, answer)
        return self._as_stated(query, answer) if query.stated else answer

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
        if near and other >= last and not asks_of_the_list(query):
            return answer
        if not (near or differ or query.alone or POINTING.search(query.text)):
            return answer
        nearest = (replace(cite, number=number, marked=()) for number, cite in enumerate(shown[:MOST_NEAREST], 1))
        return replace(answer, abstention=replace(answer.abstention, nearest=tuple(nearest), years=()))

    def _of_talk(self, query: Query, last: Answer | None, shown: Answer | None) -> Answer:
        """The answer to what is no question: to talk, or to what is asked of the answer before."""
        if query.intent is Intent.ITEM:
            item = item_asked(query.text, last.citations if last else ())
            return Answer(query, citations=(item,)) if item else self._finder.find(query)
        if query.intent is Intent.CONFIRM and last is not None:
            own = replace(last.query, question=query.question, claims=query.claims, spelled=query.spelled, stated="")
            return replace(last, query=own)
        if query.intent is Intent.MORE and last is not None and last.query.intent is Intent.QUESTION:
            return self._more(query, last)
        if query.intent in REASONS:
            told = self.index.manifest.documents if query.intent is Intent.IDENTITY else ()
            titles = tuple(document.title for document in told)
            return Answer(query, abstention=Abstention(REASONS[query.intent], titles=titles))
        return self._again(query, shown)

    def _credit(self, query: Query, last: Answer | None) -> Answer:
        """Who took the picture or wrote the article that is meant: one that the question tells of, or quoted last."""
        about = work_meant(query)
        shown = last.shown if last is not None else ()
        if shown and means_the_last(query, about) and (document := self.index.document(shown[0].document)):
            return credited(query, about, (), self.index.rarity, document)
        if not about.telling:
            return Answer(query, abstention=Abstention(Reason.TOO_VAGUE))
        return credited(query, about, self.index.search(about.text, limit=CREDIT_HITS), self.index.rarity)

    def _asked_on(self, query: Query, last: Answer | None) -> Answer | None:
        """The answer to a question for what stands beside the last quote; None where nothing there is called so."""
        document = self.index.document(last.citations[0].document) if last and last.citations else None
        if last is None or document is None:
            return None

        def read_alone() -> Query:
            return read(query.question, query.spelled)

        found = asked_on(read_alone, last.citations[0], document)
        return Answer(replace(query, text=last.query.text), citations=(found,)) if found else None

    def _about(self, query: Query, last: Answer) -> Answer | None:
        """The answer to a question about the last quote, an abstention where its document does not tell; else None."""
        asks = asked_about(query)
        only_when = asks is None and bool(last.citations) and last.query.want is Want.QUANTITY and asks_only_when(query)
        asks = About.PERIOD if only_when else asks
        of_meeting = last.query.want in (Want.TIME, Want.PERSON) and query.asks(MEETING)
        quote = meant(query, last.shown) if asks is not None else None
        if asks is None or quote is None or (asks is About.SAYER and of_meeting):
            return None
        answer = self._told(asks, query, quote, last.query)
        if not answer.citations and (asks is About.MEASURE or only_when or query.intent is not Intent.QUESTION):
            return None
        if not answer.citations and asks is About.REASON:
            searched = self._finder.find(query)
            tells = searched.citations and self._told(asks, query, searched.citations[0], query).citations
            return searched if tells else answer
        return answer

    def _told(self, asks: About, query: Query, quote: Citation, before: Query) -> Answer:
        return told_about(asks, query, quote, before, self.index.document(quote.document))

    def _ask_of(self, question: str, of: str, asks: About, conversation: Conversation | None) -> Answer | None:
        """The answer to a question that tells first what it asks about; None where no quote is found for that."""
        last = conversation.last if conversation is not None else None
        query = read(question, question)
        if last is not None and asked_about(query) and meant(query, last.shown):
            return None  # it is about the last quote
        for text in (of, question):
            aside = replace(conversation) if conversation is not None else Conversation()
            found = self._ask(text, aside)
            quote = meant(query, found.shown)
            if quote and (found.citations or quote.marked):
                if conversation is not None:
                    conversation.last, conversation.shown = aside.last, aside.shown
                return self._told(asks, query, quote, found.query)
        return None

    def _in_the_last(self, query: Query, last: Answer) -> Answer | None:
        """The answer to a question that stays with an event, from the document that told of it; None without one."""
        quotes = last.shown if POINTING.search(query.question) else last.citations
        if not quotes or not stays(query):
            return None
        document = self.index.document(quotes[0].document)
        query = replace(query, text=as_called(query.text, document)) if document else query
        found = self.index.search(query.text, limit=HITS_OF_ALL)
        hits = [hit for hit in found if hit.document.name == quotes[0].document]
        answer = self._finder.alone(query, hits[:HITS]) if hits else None
        there = names_no_meeting(query.text) or asks_of_the_list(query)
        return answer if answer and (answer.citations or there) else None

    def _counted_in_the_last(self, query: Query, last: Answer) -> Answer | None:
        """The answer of the last quote itself to a short question for the number or the list of what it counts too.

        So to one that only names that: "hồ sơ nộp?". None where it counts no such thing.
        """
        said, quote = query.alone or query.text, next(iter(last.citations), None)
        if quote is None:
            return None
        named, asked, goes_on = named_by(said), query, query.focus and goes_on_with_the_same(query)
        own = read(named, named)
        if names_alone(own) and not ASKS_ITSELF.search(said) and {*own.singles} <= term_set(quote.quote):
            asked, goes_on = replace(query, text=f"bao nhiêu {named}", want=Want.QUANTITY, focus=query.subject), True
        counted = figure_counted(asked)
        counts_too = goes_on and counted is not None and counted.search(fold(quote.quote))
        if not counts_too and not (query.alone and lists_the_asked(query, quote.quote)):
            return None
        found = self.index.search(asked.text, limit=HITS_OF_ALL)
        hits = [_parted(hit, [quote.span], True) for hit in found if hit.document.name == quote.document]
        answer = self._finder.alone(asked, [hit for hit in hits if hit.chunk.units])
        return replace(answer, query=query) if answer.citations else None

    def _go_on(self, query: Query, last: Answer) -> Answer | None:
        """The answer to a question that finds nothing alone, read as one about what was quoted last; None if it is not.

        What it brings has to stand in a quote near the last ones: where it stands nowhere near, none is looked for.
        """
        brought = read(query.question, query.question)

        def told_by(terms: frozenset[str]) -> bool:
            return covered(brought, terms, self.index.rarity) >= LEAST_CONTINUED

        if last.query.want in CREDITS or not any(told_by(self._told_near(citation)) for citation in last.citations):
            return None
        for text in filter(None, (continued(query, last.query), restated(query, last.query))):
            answer = self._finder.find(replace(read(query.question, text), focus=query.focus or query.subject))
            fits = answer.citations and _near(answer.citations[0], last.citations)
            if fits and told_by(term_set(answer.citations[0].quote)):
                return answer
        return None

    def _of_the_lost(self, query: Query, lost: Query | None) -> Answer | None:
        """The answer to a follow-up read as one to what the last one named, of which nothing was found; else None."""
        if lost is None or not query.alone:
            return None
        alone, named = read(query.question, query.alone), read(lost.question, named_by(lost.alone))
        text = standalone(alone, named, self.index.holds, self.index.writes)
        answer = self._finder.find(replace(read(query.question, text), focus=query.focus, alone=query.alone))
        return answer if text != query.alone and answer.citations else None

    def _by_itself(self, query: Query) -> Answer | None:
        """The answer to a follow-up that found nothing with what it inherited, read without that; None without one."""
        own = replace(read(query.question, query.alone), claims=query.claims)
        if not query.alone or not says_enough(own):
            return None
        answer = self._finder.find(own)
        return answer if answer.citations else None

    def _of_what_it_says(self, query: Query, answer: Answer) -> Answer:
        """The answer to a follow-up; where its quote tells little of what that itself says, the one to that alone.

        That is another where it only names a thing, where its own quote tells more, or where it asks all by itself.
        """
        own = replace(read(query.question, query.alone), claims=query.claims)
        told = self._told_by(own, answer.citations)
        if not query.alone or own.foreign or told >= LEAST_CONTINUED or not says_enough(own):
            return answer
        alone = self._finder.find(own)
        if names_alone(own):
            return alone if alone.citations else answer
        whole = len(own.singles) > MOST_CONTINUED or self._told_by(own, alone.citations) > WELL_TOLD
        return alone if whole and len(own.singles) > FEW else answer

    def _told_by(self, query: Query, citations: Sequence[Citation], pairs: bool = False) -> float:
        """How much of what a question says (or of its ``pairs``) the first quote tells, 0 to 1."""
        told = " ".join(citation.quote for citation in citations[:1])
        return covered(query, term_set(told), self.index.rarity, pairs)

    def _as_read_back(self, query: Query, answer: Answer) -> Answer:
        """The answer to the question of a statement, or to what is left of that where the documents tell otherwise.

        That is without the year that it compares with, or for its first figure.
        """
        first = claim_of(query.spelled, first=True)
        if (compared := COMPARED.search(query.text)) and not _compares_with(answer, compared["year"]):
            text = query.text.replace(compared.group(), "")
            other = self._finder.find(replace(read(query.question, text), focus=query.focus, claims=query.claims))
        elif answer.abstention is not None and first is not None and first.values != query.claims:
            other = self._finder.find(replace(read(query.question, first.asked), claims=first.values))
        else:
            return answer
        query = replace(other.query, stated=query.stated, spelled=query.spelled)
        comparing = [cite for cite in other.citations if COMPARED.search(cite.quote)] if compared else []
        return replace(other, query=query, citations=tuple(comparing) or other.citations) if other.citations else answer

    def _as_stated(self, query: Query, answer: Answer) -> Answer:
        """The answer that bears out a statement, searched as it was made; else the one to the question it answers.

        It has to tell as much of what is asked: another thing of the same number, or a deputy, bears out nothing.
        """
        verdict = verdict_on(answer)
        if verdict is not None and verdict.bearing not in (Bearing.OTHER, Bearing.UNTOLD):
            return answer
        stated = self._finder.find(replace(read(query.stated, query.stated), claims=query.claims))

        def told_by(other: Answer) -> float:
            terms = term_set(other.shown[0].quote) if other.shown else frozenset()
            of_office = asks_office(query)  # "Bộ trưởng" and "Thứ trưởng" differ in their pairs alone
            return covered(query, terms, self.index.rarity, pairs=of_office)

        return (
            replace(stated, query=answer.query) if bears_out(stated) and told_by(stated) >= told_by(answer) else answer
        )

    def _told_near(self, citation: Citation) -> frozenset[str]:
        """The terms of all blocks that a quote near a citation may stand in."""
        document = self.index.document(citation.document)
        place = citation.span
        near = [block.span for block in document.blocks if block.span.overlaps(place, NEAR)] if document else []
        return term_set(document.text[near[0].start : near[-1].end]) if document and near else frozenset()

    def _again(self, query: Query, last: Answer | None) -> Answer:
        """The last answer once more: its sources, or (for details) the paragraphs around its quotes."""
        shown = last.shown if last is not None else ()
        if last is None or not shown:
            return Answer(query, abstention=Abstention(Reason.NOTHING_BEFORE))
        if query.intent is Intent.AGAIN:
            return replace(last, query=replace(last.query, question=query.question))
        return Answer(query, citations=self._paragraphs(shown) if query.intent is Intent.DETAILS else shown)

    def _more(self, query: Query, last: Answer) -> Answer:
        """What else answers the last question, beside all that was quoted."""
        asked = last.query
        quoted = [(citation.document, citation.span) for citation in last.shown]
        hits = [
            _parted(hit, [place for name, place in quoted if name == hit.document.name], False)
            for hit in self._finder.hits(asked)
        ]
        evidence, reason = self._finder.gather(asked, [hit for hit in hits if hit.chunk.units])
        told = [replace(piece, marked=()) for piece in evidence if piece.marked]  # what they tell is for people to see
        further = last.citations and reason is None and told
        return compose(query, told, None) if further else Answer(query, abstention=Abstention(Reason.SMALLTALK))

    def _paragraphs(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        wider: list[Citation] = []
        for citation in citations:
            document = self.index.document(citation.document)
            text = document.text if document is not None else ""
            if text[citation.start : citation.end] != citation.quote:  # the index was rebuilt since
                wider.append(replace(citation, number=len(wider) + 1))
                continue
            start = text.rfind("\n", 0, citation.start) + 1
            end = text.find("\n", citation.end)
            quote = text[start : end if end >= 0 else len(text)].strip()
            at = text.index(quote, start)
            if all(other.quote != quote for other in wider):
                wider.append(
                    replace(citation, number=len(wider) + 1, quote=quote, start=at, end=at + len(quote), marked=())
                )
        return tuple(wider)


def _to_go_on_from(answer: Answer, last: Answer | None) -> Answer:
    """What the next message may go on from: the answer, or the one before where this brought nothing to go on from."""
    if last is None or answer.clarification or last.clarification:
        return answer
    if asks_aside(answer.query):
        return replace(last if answer.abstention else answer, query=last.query)
    lost = answer.abstention is not None and answer.abstention.reason is Reason.NOT_IN_DOCUMENTS
    return last if lost and answer.query.focus else answer


def _same_first(answer: Answer, last: Answer) -> Answer:
    """The answer to a short question with the quote first that was the last answer, where it is one of those shown."""
    if not last.citations or answer.figures or answer.query.extreme or not goes_on_with_the_same(answer.query):
        return answer
    shown = (last.citations[0].document, last.citations[0].start)
    at = next((at for at, cite in enumerate(answer.citations) if (cite.document, cite.start) == shown), 0)
    if not at:
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


def _parted(hit: Hit, quoted: Sequence[Span], kept_there: bool) -> Hit:
    """The hit with none of the units that overlap what was ``quoted`` of its document, or with these alone."""
    units = zip(hit.chunk.units, hit.unit_cosines, hit.unit_texts, strict=True)
    kept = [each for each in units if any(map(each[0].span.overlaps, quoted)) is kept_there]
    chunk = replace(hit.chunk, units=tuple(unit for unit, _, _ in kept))
    cosines, texts = (tuple(cosine for _, cosine, _ in kept), tuple(text for _, _, text in kept))
    return replace(hit, chunk=chunk, unit_cosines=cosines, unit_texts=texts)


def _chosen(question: str, last: Answer | None, holds: Callable[[str], bool]) -> str:
    """A number after a question back stands for the choice of that number; a word or two make its question clear."""
    if last is None or last.clarification is None:
        return question
    said = question.strip().rstrip(" ?.")
    by_number = {str(number): choice for number, choice in enumerate(last.clarification.choices, 1)}
    if said in by_number:
        return by_number[said]
    pairs = [term for term in terms(said) if "_" in term]
    completes = 0 < len(pairs) < MOST_COMPLETING and all(map(holds, pairs)) and intent_of(said) is Intent.QUESTION
    return f"{last.query.text.rstrip(' ?.')} {said}" if completes and not (places(said) or years(said)) else question
