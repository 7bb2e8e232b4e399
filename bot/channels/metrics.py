"""What is counted, in Prometheus' form. Knows answers and channels by name; no text and no person is a label."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.composing.answer import Answer

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60)


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self.questions = Counter(
            "hoidap_questions", "Questions answered or abstained from", ["channel"], registry=registry
        )
        self.abstentions = Counter(
            "hoidap_abstentions", "Questions without an answer", ["channel", "reason"], registry=registry
        )
        self.received = Counter("hoidap_messages_received", "New messages stored", ["channel"], registry=registry)
        self.sent = Counter("hoidap_messages_sent", "Messages sent", ["channel"], registry=registry)
        self.errors = Counter(
            "hoidap_send_errors", "Messages that could not be sent", ["channel", "kind"], registry=registry
        )
        self.refused = Counter("hoidap_refused", "Messages not answered", ["channel", "verdict"], registry=registry)
        self.seconds = Histogram(
            "hoidap_answer_seconds", "From received to sent", ["channel"], registry=registry, buckets=SECONDS
        )
        self._waiting = Gauge("hoidap_waiting", "Messages waiting or being answered", ["channel"], registry=registry)
        self._connected = Gauge("hoidap_channel_connected", "1 where the channel works", ["channel"], registry=registry)
        self.month = Gauge(
            "hoidap_messages_this_month", "Messages both ways this month", ["channel"], registry=registry
        )

    def answered(self, channel: str, answer: Answer) -> None:
        """Counts an answer."""
        self.questions.labels(channel).inc()
        if answer.abstention is not None:
            self.abstentions.labels(channel, answer.abstention.reason.value).inc()

    def watch(self, channel: str, waiting: Callable[[], int], connected: Callable[[], bool]) -> None:
        """Asks a channel for its queue and state whenever the metrics are read."""
        self._waiting.labels(channel).set_function(waiting)
        self._connected.labels(channel).set_function(lambda: float(connected()))

    def text(self) -> bytes:
        """Returns all of it in Prometheus' text format."""
        return generate_latest(self._registry)
