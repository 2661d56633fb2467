"""Work that takes longer than a page may. In: a function that tells how far it is. Out: a Job that a page can ask after.

One job at a time, as one process writes to a record. Jobs live as long as the server; what they wrote stays.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from regesta.errors import InputError, RegestaError

Tell = Callable[[str, int, int | None], None]
KEPT = 50  # finished jobs that can still be looked at


@dataclass
class Job:
    """`state` is running, done or failed; `doing`, `done` and `total` tell how far it is; `result` is what the function gave."""

    id: str
    what: str
    state: str = "running"
    doing: str = "Beginning"
    done: int = 0
    total: int | None = None
    result: Any = None
    error: str = ""

    @property
    def share(self) -> int | None:
        """Hundredths done of what it does now; None where nobody knows of how many."""
        return min(100, 100 * self.done // self.total) if self.total else None


class Jobs:
    """The jobs of one server."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    @property
    def running(self) -> Job | None:
        """The job that runs now."""
        return next((job for job in self._jobs.values() if job.state == "running"), None)

    def get(self, key: str) -> Job | None:
        """A job by its id."""
        return self._jobs.get(key)

    def start(self, what: str, work: Callable[[Tell], Any]) -> Job:
        """Begin `work` in a thread. Raises InputError while another job runs."""
        with self._lock:
            if self.running is not None:
                raise InputError(f"Wait for what is being done now ({self.running.what}), then try again.")
            job = Job(id=secrets.token_hex(6), what=what)
            for old in list(self._jobs)[: max(0, len(self._jobs) - KEPT)]:
                del self._jobs[old]
            self._jobs[job.id] = job
        threading.Thread(target=self._run, args=(job, work), daemon=True, name=f"regesta {what}").start()
        return job

    def _run(self, job: Job, work: Callable[[Tell], Any]) -> None:
        def tell(doing: str, done: int, total: int | None) -> None:
            job.doing, job.done, job.total = doing, done, total

        try:
            job.result = work(tell)
            job.state = "done"
        except RegestaError as error:
            job.error, job.state = str(error), "failed"
        except Exception as error:
            job.error, job.state = f"{type(error).__name__}: {error}", "failed"
            raise
