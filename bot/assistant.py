"""A message is understood with what was said before, and answered from that or from the index.

Knows what a talk goes on from; knows nothing of how one question by itself is answered.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.composing.answer import Abstention, Answer, Citation, compose
from bot.composing.answering import Answerer, parted
from bot.composing.asked_on import asked_on
from bot.composing.credited import credited, means_the_last
from bot.composing.finding import Finder
from bot.composing.items import (
    counted_alike,
    item_asked,
    item_beside,
    item_chosen,
    item_claimed,
    item_named,
    items_in_all,
    list_asked_of,
    list_of_the_counted,
    list_of_the_item,
    lists_items,
    whether_item,
)
from bot.composing.told_about import meant, told_about
from bot.composing.verdict import with_the_value
from bot.conversation import Conversation
from bot.gathering.candidates import covered
from bot.gathering.evidence import Reason
from bot.gathering.reader import Reader
from bot.language.events import MEETING
from bot.understanding.about import About, asked_about, asked_of, asks_only_when
from bot.understanding.ellipsis import asks_aside
from bot.understanding.query import CREDITS, Intent, Query, Want, clean, places, read
from bot.understanding.rereading import asks_of_the_list
from bot.understanding.standalone import gone_back, understand, work_meant
from bot.understanding.talk import intent_of
from index import SearchIndex
from index.vietnamese import term_set, terms, years

ITEM_OPENS = re.compile(r"\(?\d{1,2}[).]\s")
CREDIT_HITS = 30  # chunks whose documents' captions and bylines are looked through
MOST_EARLIER = 6  # answers that a talk can go back to, each of some ten kilobytes in each chat
MOST_COMPLETING = 4  # words of a reply that makes a question clear
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
        self._answerer = Answerer(index, self._finder)

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Returns the answer to a message, as a turn of ``conversation`` where there is one."""
        about = asked_of(clean(question))
        told = self._ask_of(question, *about, conversation) if about is not None else None
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
            told = conversation.earlier if conversation is not None else ()
            answer = self._answerer.answer(query, last, lost, beside, told)
            item = item_named(query, answer.citations)
            if not (item and item.citations):
                answer = self._with_the_item(query) or self._in_the_counted(query) or answer
        else:
            answer = self._of_talk(query, last, _shown_before(query, conversation))
        unknown_maker = query.want in CREDITS and answer.abstention is not None  # the talk is still of what was quoted
        if conversation is not None and query.intent is Intent.QUESTION and not unknown_maker:
            conversation.last = last if about is not None else _to_go_on_from(answer, last)
            conversation.lost = answer.query if conversation.last is not answer and answer.abstention else None
            conversation.shown = answer if answer.shown else conversation.shown
            if conversation.last is answer:
                conversation.earlier = (*conversation.earlier, answer)[-MOST_EARLIER:]
        if query.intent is not Intent.QUESTION:
            if conversation is not None and query.intent is Intent.ITEM and answer.citations:
                conversation.shown = answer
            return answer
        item = item_named(query, answer.citations) or item_named(query, answer.shown, alone=True)
        item = item or item_beside(query, self._lists(answer))
        if conversation is not None and item and item.citations:
            conversation.shown = item
        return item or answer

    def _item(self, query: Query, last: Answer) -> Answer | None:
        """The item of the list quoted last that a message asks for by what its items are called: "trụ cột thứ ba?".

        Or by what it speaks of: "cái nào nói về an ninh mạng?".
        """
        query = replace(query, text=query.alone or query.text)
        lists = self._lists(last)
        found = item_claimed(query, lists) or item_named(query, lists, alone=True) or item_chosen(query, lists)
        of_list = last.query.want is Want.LIST or list_asked_of(last.query) is not None
        found = found or item_beside(query, lists)
        return found or whether_item(query, lists, of_list) or items_in_all(query, lists)

    def _lists(self, last: Answer | None) -> tuple[Citation, ...]:
        """The last quotes; the paragraph of a quote that is itself one item of a list: "(4) Đẩy mạnh …"."""
        quotes = last.citations if last else ()
        return self._paragraphs(quotes[:1]) if quotes and ITEM_OPENS.match(quotes[0].quote) else quotes

    def _with_the_item(self, query: Query) -> Answer | None:
        """The list of which a question asks for one item by number and by what they are called; None without one."""
        listing = list_of_the_item(query)
        found = self._finder.find(listing) if listing else None
        return replace(found, query=query) if found and item_named(query, found.citations) else None

    def _in_the_counted(self, query: Query) -> Answer | None:
        """The item of a counted list of which it is asked whether it is in there, or that it is not; else None."""
        asked = list_asked_of(query)
        if asked is None:
            return None
        quotes, noun = self._counted(asked[0])
        told = whether_item(asked[1], quotes, of_list=True, noun=noun) if noun else None
        return replace(told, query=query) if told else None

    def _counted(self, listing: Query) -> tuple[tuple[Citation, ...], str]:
        """What a question for a counted list finds, and the noun of what that counts as it does; "" where none is."""
        found = self._finder.find(listing).citations
        return found, counted_alike(listing, found)

    def _of_talk(self, query: Query, last: Answer | None, shown: Answer | None) -> Answer:
        """The answer to what is no question: to talk, or to what is asked of the answer before."""
        if query.intent is Intent.ITEM:
            return self._item_by_number(query, last, shown.shown if shown is not None else ())
        if query.intent is Intent.CONFIRM and last is not None:
            own = replace(last.query, question=query.question, claims=query.claims, spelled=query.text, stated="")
            return with_the_value(replace(last, query=own), query.claims[0])
        if query.intent is Intent.MORE and last is not None and last.query.intent is Intent.QUESTION:
            return self._more(query, last)
        if query.intent in REASONS:
            told = self.index.manifest.documents if query.intent is Intent.IDENTITY else ()
            titles = tuple(document.title for document in told)
            return Answer(query, abstention=Abstention(REASONS[query.intent], titles=titles))
        return self._again(query, shown)

    def _item_by_number(self, query: Query, last: Answer | None, shown: Sequence[Citation]) -> Answer:
        """The item of the list quoted last, shown as the nearest or only counted; too vague where no list was meant."""
        lists, near = self._lists(last), last.shown if last and lists_items(last.shown) else ()
        listing = None if lists_items(lists) else list_of_the_counted(query, lists)
        quotes, noun = self._counted(listing) if listing else ((), "")
        told = item_asked(query, query.text, quotes, noun) if noun else None
        if told := told or item_asked(query, query.text, lists or near, shown=shown):
            return told
        if last is not None and last.shown:
            return Answer(query, abstention=Abstention(Reason.TOO_VAGUE))
        return self._finder.find(query)

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
            parted(hit, [place for name, place in quoted if name == hit.document.name], False)
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


def _shown_before(query: Query, conversation: Conversation | None) -> Answer | None:
    """The last answer that showed a quote: one that answered, where its sources are asked for, and not the nearest."""
    if conversation is None or query.intent is not Intent.SOURCES:
        return conversation.shown if conversation is not None else None
    showing = filter(None, (conversation.shown, *reversed(conversation.earlier)))
    return next((each for each in showing if each.citations), None)


def _is_of_the_same(answer: Answer, last: Answer) -> bool:
    """Returns whether a quote tells of what was asked before, or was itself just shown."""
    shown = [(cite.document, cite.span) for cite in last.shown]
    return any(
        {*last.query.telling} <= term_set(cite.quote) or (cite.document, cite.span) in shown
        for cite in answer.citations
    )


def _to_go_on_from(answer: Answer, last: Answer | None) -> Answer:
    """What the next message may go on from: the answer, or the one before where this brought nothing to go on from."""
    if last is None or answer.clarification or last.clarification:
        return answer
    if asks_aside(answer.query) and (answer.query.alone or answer.abstention or _is_of_the_same(answer, last)):
        return replace(last if answer.abstention else answer, query=last.query)
    names_year = years(answer.query.question)  # one that is only "năm trước" nobody goes on with where it is not told
    lost = answer.abstention is not None and (
        answer.abstention.reason is Reason.NOT_IN_DOCUMENTS
        or (answer.abstention.reason is Reason.NOT_FOR_PERIOD and not names_year)
        or asks_of_the_list(answer.query)
    )
    return last if lost and answer.query.focus else answer


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
