"""Reads what a request says of a check run, within GitHub's limits.

docs.github.com/rest/checks/runs#create-a-check-run: 50 annotations a request; summary and text
65,535 characters, and as many bytes (github/docs issue 35252); an annotation's message and raw
details 64 KB, its title 255 characters; 3 actions with label 20, description 40, identifier 20.
Wording: qiniu/reviewbot issue 258 (items), reviewdog/action-rubocop issue 67 (characters).
"""

from typing import Literal, cast

from sandbox.model import Annotation, CheckAction
from sandbox.rest.base import failed
from sandbox.rest.fields import Fields, body
from sandbox.world import Output, RunFields

STATUSES = ("queued", "in_progress", "completed")
CONCLUSIONS = (
    "action_required",
    "cancelled",
    "failure",
    "neutral",
    "success",
    "skipped",
    "timed_out",
)
LEVELS = ("notice", "warning", "failure")
TEXT = 65_535
DETAIL = 64 * 1024


def read_run(*, creating: bool) -> tuple[RunFields, str]:
    """Read the body of a request; returns the fields and, when creating, the head's sha."""
    fields = body()
    name = fields.text("name", required=creating)
    sha = fields.text("head_sha", required=creating) if creating else None
    status = fields.choice("status", STATUSES)
    # `stale` is set by GitHub alone.
    conclusion = fields.choice("conclusion", CONCLUSIONS, required=status == "completed")
    found = RunFields(
        name=name,
        status=status,
        conclusion=conclusion,
        external_id=fields.text("external_id"),
        details_url=fields.text("details_url"),
        started_at=fields.moment("started_at"),
        completed_at=fields.moment("completed_at"),
        output=_output(fields.object("output"), creating),
        actions=_actions(fields),
    )
    fields.close()
    fields.done()
    _check_bytes(found.output)
    return found, sha or ""


def _check_bytes(output: Output | None) -> None:
    """Raise the 422 of a summary or text that is short enough in characters, not in bytes."""
    for name, value in (
        ("summary", output.summary if output else None),
        ("text", output.text if output else None),
    ):
        if value is not None and len(value.encode()) > TEXT:
            raise failed("CheckRun", "custom", name, f"{name} exceeds a maximum bytesize of {TEXT}")


def _output(fields: Fields | None, creating: bool) -> Output | None:
    if fields is None:
        return None
    title = fields.text("title", required=creating)
    summary = fields.need("summary", most=TEXT)
    text = fields.text("text", most=TEXT)
    annotations = [_annotation(one) for one in fields.objects("annotations", most=50)]
    for image in fields.objects("images"):
        image.need("alt")
        image.need("image_url")
    fields.close()
    return Output(title, summary, text, annotations)


def _annotation(fields: Fields) -> Annotation:
    level = fields.choice("annotation_level", LEVELS, required=True) or "notice"
    found = Annotation(
        path=fields.need("path"),
        start_line=fields.whole("start_line", required=True) or 0,
        end_line=fields.whole("end_line", required=True) or 0,
        annotation_level=cast(Literal["notice", "warning", "failure"], level),
        message=fields.need("message", most=DETAIL),
        start_column=fields.whole("start_column"),
        end_column=fields.whole("end_column"),
        title=fields.text("title", most=255),
        raw_details=fields.text("raw_details", most=DETAIL),
    )
    _check_lines(fields, found)
    fields.close()
    return found


def _check_lines(fields: Fields, one: Annotation) -> None:
    if one.end_line < one.start_line:
        fields.complaints.append("end_line must not be before start_line.")
    columns = one.start_column is not None or one.end_column is not None
    if columns and one.start_line != one.end_line:
        # "Annotations only support `start_column` and `end_column` on the same line" (docs).
        fields.complaints.append("start_column and end_column need one line.")


def _actions(fields: Fields) -> list[CheckAction] | None:
    if not fields.given("actions"):
        return None
    return [
        CheckAction(
            one.need("label", most=20),
            one.need("description", most=40),
            one.need("identifier", most=20),
        )
        for one in fields.objects("actions", most=3)
    ]
