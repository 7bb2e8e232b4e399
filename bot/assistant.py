"""The flow: understand, search, gather, compose."""

from bot.answer import Abstention, Answer, Reason, compose
from bot.conversation import Conversation
from bot.evidence import gather
from bot.query import Fault, understand
from index import SearchIndex

HITS = 8  # chunks that are read for evidence


class Assistant:
    """Answers questions from one index; may be used from several threads."""

    def __init__(self, index: SearchIndex) -> None:
        self.index = index

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Returns the answer to a question, as a turn of ``conversation`` where there is one."""
        last = conversation.last if conversation is not None else None
        answer = self._answer(question, last)
        if conversation is not None:
            conversation.turns.append(answer)
        return answer

    def _answer(self, question: str, last: Answer | None) -> Answer:
        query = understand(question, last.query if last else None, self.index)
        if query.fault is not None:
            return Answer(query, abstention=Abstention(FAULT_REASONS[query.fault]))
        hits = self.index.search(query.text, limit=HITS)
        evidence, enough = gather(query, hits, self.index.rarity)
        return compose(query, evidence, enough)


FAULT_REASONS = {Fault.NOT_A_QUESTION: Reason.NOT_A_QUESTION, Fault.TOO_LONG: Reason.TOO_LONG}
