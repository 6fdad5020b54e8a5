"""The server's time: it passes, and a step of the wall clock is told and not followed."""

import logging

import pytest

from committees import wall_clock


@pytest.fixture
def day(monkeypatch):
    """A wall clock and a monotonic one, set by hand (ms)."""
    clocks = {"wall": 1_000_000, "passed": 0}
    monkeypatch.setattr(wall_clock.time, "time_ns", lambda: clocks["wall"] * 1_000_000)
    monkeypatch.setattr(wall_clock, "_passed", lambda: clocks["passed"])
    monkeypatch.setattr(wall_clock, "_started_at", 1_000_000)
    monkeypatch.setattr(wall_clock, "_started", 0)
    monkeypatch.setattr(wall_clock, "_noticed", 0)
    return clocks


def test_time_passes(day):
    day.update(wall=1_005_000, passed=5_000)
    assert wall_clock.now() == 1_005_000


def test_a_step_is_logged_once_and_not_followed(day, caplog):
    day.update(wall=2_000_000, passed=5_000)
    with caplog.at_level(logging.WARNING):
        assert wall_clock.now() == 1_005_000
        assert wall_clock.now() == 1_005_000
    assert [record.getMessage() for record in caplog.records] == [
        "The wall clock stands +995000 ms from this server's time; it is not followed."
    ]


def test_a_record_that_is_ahead_carries_the_time_along(day, caplog):
    with caplog.at_level(logging.WARNING):
        assert wall_clock.at_least(4_600_000) == 4_600_000
    assert "The record is 3600000 ms ahead of this machine; its time is taken." in caplog.text
    day.update(wall=1_005_000, passed=5_000)
    assert wall_clock.now() == 4_605_000, "the time goes on from there"
    assert wall_clock.at_least(4_600_000) == 4_605_000
    caplog.clear()
    assert wall_clock.at_least(4_605_900) == 4_605_900
    assert caplog.records == []


def test_small_drift_is_nobodys_business(day, caplog):
    day.update(wall=1_006_500, passed=5_000)
    wall_clock.now()
    assert caplog.records == []
