"""The flow: understand, search, gather, compose."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Abstention, Answer, Citation, compose
from bot.conversation import Conversation
from bot.evidence import Reason, gather
from bot.query import Intent, Query
from bot.understanding import understand
from index import SearchIndex

HITS = 8  # chunks that are read for evidence
REASONS = {
    Intent.GREETING: Reason.SMALLTALK,
    Intent.THANKS: Reason.SMALLTALK,
    Intent.IDENTITY: Reason.SMALLTALK,
    Intent.NOTHING: Reason.NOT_A_QUESTION,
    Intent.TOO_LONG: Reason.TOO_LONG,
}


class Assistant:
    """Answers questions from one index; may be used from several threads."""

    def __init__(self, index: SearchIndex) -> None:
        self.index = index

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Returns the answer to a message, as a turn of ``conversation`` where there is one."""
        last = conversation.last if conversation is not None else None
        query = understand(question, last.query if last else None, self.index)
        if query.intent is Intent.QUESTION:
            answer = self._find(query)
        elif query.intent in REASONS:
            answer = Answer(query, abstention=Abstention(REASONS[query.intent]))
        else:
            answer = self._again(query, last)
        if conversation is not None and (query.intent is Intent.QUESTION):
            conversation.turns.append(answer)
        return answer

    def _find(self, query: Query) -> Answer:
        hits = self.index.search(query.text, limit=HITS)
        evidence, reason = gather(query, hits, self.index.rarity)
        return compose(query, evidence, reason)

    def _again(self, query: Query, last: Answer | None) -> Answer:
        """The last answer once more: its sources, or (for details) the paragraphs around its quotes."""
        shown = () if last is None else last.abstention.nearest if last.abstention else last.citations
        if not shown:
            return Answer(query, abstention=Abstention(Reason.NOTHING_BEFORE))
        return Answer(query, citations=self._paragraphs(shown) if query.intent is Intent.DETAILS else shown)

    def _paragraphs(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        texts = {document.name: document for document in self.index.documents()}
        wider: list[Citation] = []
        for citation in citations:
            text = texts[citation.document].text
            start = text.rfind("\n", 0, citation.start) + 1
            end = text.find("\n", citation.end)
            quote = text[start : end if end >= 0 else len(text)].strip()
            at = text.index(quote, start)
            if all(other.quote != quote for other in wider):
                wider.append(
                    replace(citation, number=len(wider) + 1, quote=quote, start=at, end=at + len(quote), marked=())
                )
        return tuple(wider)
