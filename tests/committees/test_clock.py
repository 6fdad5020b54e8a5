"""The clock as three numbers."""

from committees.clock import Clock
from tests.given import NOW


def test_a_clock_that_stands_shows_the_same_at_any_time():
    clock = Clock(90_000, spent=20_000)
    assert (clock.left_at(NOW), clock.left_at(NOW + 10_000)) == (70_000, 70_000)


def test_a_running_clock_shows_less_and_less_and_goes_into_overtime():
    clock = Clock(90_000).started(NOW)
    assert clock.left_at(NOW + 30_000) == 60_000
    assert clock.left_at(NOW + 100_000) == -10_000


def test_a_look_from_before_the_start_counts_as_the_start():
    assert Clock(90_000, 5_000).started(NOW).spent_at(NOW - 3_000) == 5_000


def test_stopping_keeps_what_is_left_and_starting_goes_on_from_there():
    clock = Clock(90_000).started(NOW).stopped(NOW + 30_000)
    assert clock == Clock(90_000, 30_000)
    assert clock.started(NOW + 60_000).left_at(NOW + 70_000) == 50_000


def test_starting_a_running_clock_and_stopping_a_standing_one_change_nothing():
    running, standing = Clock(90_000).started(NOW), Clock(90_000, 10)
    assert running.started(NOW + 5_000) is running
    assert standing.stopped(NOW + 5_000) is standing


def test_extending_a_running_clock_keeps_what_is_left():
    clock = Clock(90_000).started(NOW)
    left = clock.left_at(NOW + 30_000)
    longer = clock.extended(60_000)
    assert longer.running
    assert longer.left_at(NOW + 30_000) == left + 60_000


def test_a_clock_cut_shorter_than_what_is_spent_is_in_overtime_and_forgets_nothing():
    clock = Clock(90_000, 50_000).extended(-60_000)
    assert (clock.spent, clock.left_at(NOW)) == (50_000, -20_000)
    assert clock.extended(-60_000).limit == 0
