"""Who may ask next, and who has waited enough."""

from hypothesis import given
from hypothesis import strategies as st

from endpoint.config import Admission
from endpoint.workers.admission import Queue, Request

LIMITS = Admission(workers=4, client_running=2, waiting=3, wait_seconds=10)


def entered(queue: Queue, client: str, now: float = 0) -> Request:
    request = queue.enter(client, now)
    assert request is not None
    return request


def test_first_come_first_served() -> None:
    queue = Queue(LIMITS)
    first, second = entered(queue, "a"), entered(queue, "b")
    assert [queue.admit(), queue.admit(), queue.admit()] == [first, second, None]


def test_a_client_at_its_limit_lets_others_pass() -> None:
    queue = Queue(LIMITS)
    running = [entered(queue, "a"), entered(queue, "a")]
    assert [queue.admit(), queue.admit()] == running
    waiting, other = entered(queue, "a"), entered(queue, "b")
    assert queue.admit() is other
    queue.finish(running[0])
    assert queue.admit() is waiting


def test_a_full_queue_takes_nobody() -> None:
    queue = Queue(LIMITS)
    for _ in range(LIMITS.waiting):
        entered(queue, "a")
    assert queue.enter("b", 0) is None


def test_who_has_waited_enough_is_told() -> None:
    queue = Queue(LIMITS)
    early, late = entered(queue, "a", 0), entered(queue, "b", 5)
    assert queue.next_due() == 10
    assert queue.overdue(9.9) == []
    assert queue.overdue(10) == [early]
    queue.give_up(early)
    assert queue.next_due() == 15
    assert queue.overdue(100) == [late]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["enter", "admit", "finish"]))))
def test_no_client_ever_runs_more_than_it_may(steps: list[tuple[str, str]]) -> None:
    queue = Queue(LIMITS)
    running: list[Request] = []
    for client, step in steps:
        if step == "enter":
            queue.enter(client, 0)
        elif step == "admit" and (admitted := queue.admit()):
            running.append(admitted)
        elif step == "finish" and running:
            queue.finish(running.pop(0))
        counts = [sum(request.client == one for request in running) for one in "abc"]
        assert max(counts) <= LIMITS.client_running
        assert queue.running == sum(counts)
        assert queue.waiting <= LIMITS.waiting
