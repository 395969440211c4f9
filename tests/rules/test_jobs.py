"""
Jobs: what a queue is given is a job again, and nothing more than a job.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from attrs import asdict, evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onetsec.jobs import Job, JobKind

JOB = Job(
    kind=JobKind.MAIL_NOTICE,
    who="ada",
    id="e1",
    at=1_800_000_000,
    expires_at=1_800_003_600,
    about="password-changed",
)
TYPED = st.text(st.characters())  # half a surrogate pair too
JOBS = st.builds(
    Job,
    kind=st.sampled_from(JobKind),
    who=TYPED,
    id=TYPED,
    at=st.integers(),
    expires_at=st.integers(),
    serial=st.integers(),
    about=TYPED,
    address=TYPED,
)
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@quiet
@given(JOBS)
def test_what_is_written_is_read(job: Job) -> None:
    """
    Whatever was typed.
    """
    assert job == Job.of(job.text())


@quiet
@given(JOBS)
def test_text_survives_every_queue(job: Job) -> None:
    """
    It is one line of ASCII.
    """
    assert job.text().isascii()
    assert job.text().isprintable()


@quiet
@given(JOBS)
def test_text_holds_the_fields_and_nothing_else(job: Job) -> None:
    """
    A queue keeps what it is given, so it is given no more.
    """
    assert {**asdict(job), "kind": job.kind.value} == json.loads(job.text())


@pytest.mark.parametrize("name", [field.name for field in fields(Job) if field.name != "kind"])
def test_every_field_is_written(name: str) -> None:
    """
    The negative control of the round trip: another value is another job.
    """
    value = getattr(JOB, name)
    change: dict[str, Any] = {name: value * 2 or (1 if isinstance(value, int) else "x")}
    other = evolve(JOB, **change)

    assert JOB != Job.of(other.text())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "garbage",
        "[" * 100_000,
        JOB.text().replace('"id":', '"id":[],"x":', 1),
        JOB.text().replace(f'"who":"{JOB.who}"', '"who":1'),
        "{",
        "null",
        "7",
        "[]",
        "{}",
        '"mail-notice"',
        '["kind"]',
        '{"kind": "mail-notice"}',
        '{"kind": ["mail-notice"]}',
        '{"kind": null}',
    ],
)
def test_garbage_is_no_job(text: str) -> None:
    """
    Whatever a queue brings back that we did not write is a ``ValueError``.
    """
    with pytest.raises(ValueError, match=r"."):
        Job.of(text)


@quiet
@given(st.text())
def test_any_text_is_a_job_or_a_value_error(text: str) -> None:
    """
    And no other exception.
    """
    with pytest.raises(ValueError, match=r"."):
        Job.of(text)


@pytest.mark.parametrize(
    "change",
    [{"kind": "mail-poem"}, {"urgency": 7}, {"who": ...}],
    ids=["kind", "one field more", "one field less"],
)
def test_jobs_of_other_releases_are_refused(change: dict[str, object]) -> None:
    """
    A kind or field that is not known may change what the job means; so may one that is missing.
    """
    stored = json.loads(JOB.text()) | change
    text = json.dumps({name: value for name, value in stored.items() if value is not ...})

    with pytest.raises(ValueError, match=r"."):
        Job.of(text)


def test_older_jobs_are_read() -> None:
    """
    The negative control: what has a default may be missing.
    """
    stored = json.loads(JOB.text())
    del stored["address"]

    assert JOB == Job.of(json.dumps(stored))
