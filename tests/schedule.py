"""Which of pytest-xdist's workers runs which file, and when, under ``--dist loadfile``."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

BROWSER = "tests/browser/"
LONGEST = (
    BROWSER,
    "tests/briefing/test_figure.py",
    "tests/test_piles.py",
    "tests/places/updates/test_bringing_in.py",
    "tests/pages/test_reports.py",
    "tests/store/test_robust.py",
)
"""In this order, before all others: what begins last must be short, or one worker waits."""


class LongestFirst(LoadFileScheduling):
    """Files stay whole, and the browser's files stay together.

    They wait for the page half of their time. Beside them the other worker has the processor to
    itself, and there is one Chromium with one server of each kind instead of two. By default the
    files with the most tests would come first, which leaves the browser's few but long ones for
    the end.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return BROWSER if file.startswith(BROWSER) else file

    def _assign_work_unit(self, node: WorkerController) -> None:
        for scope in reversed(LONGEST):
            if scope in self.workqueue:
                self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)
