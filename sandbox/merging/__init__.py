"""Merging a pull request: by the button, or through the merge queue."""

from sandbox.merging.button import MergeError, MergePlan, Method, merge
from sandbox.merging.queue import (
    MergeQueue,
    QueueEntry,
    dequeue,
    enqueue,
    in_queue,
    queue_of,
    watch,
)

__all__ = [
    "MergeError",
    "MergePlan",
    "MergeQueue",
    "Method",
    "QueueEntry",
    "dequeue",
    "enqueue",
    "in_queue",
    "merge",
    "queue_of",
    "watch",
]
