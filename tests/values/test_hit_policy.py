"""Hit policies: each of DMN's, what it makes of nulls, and what violates it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal

import pytest

from assay.values.fact_id import FactId
from assay.values.hit_policy import Gives, Hit, HitPolicy, NoRow, Result, Traits, Violation, hit
from assay.values.null import joined, missing, not_applicable, undefined
from assay.values.types import Member, Value

RED, YELLOW, GREEN = (Member(name, rank) for rank, name in enumerate(("red", "yellow", "green")))
WORST_FIRST = {"status": (RED, YELLOW, GREEN)}
NO_RESULT = missing("result", FactId("indicator/DG-1"))
NO_TARGET = missing("target", FactId("indicator/DG-1"))
NOT_OURS = not_applicable("score", FactId("indicator/DG-2"))


def statuses(policy: HitPolicy, *values: Value) -> Result:
    """The policy's result where each of the values is the status that one row gives."""
    return hit(
        policy,
        range(len(values)),
        lambda row: {"status": values[row]},
        ("status",),
        WORST_FIRST,
    )


def pairs(
    policy: HitPolicy,
    *values: tuple[Value, Value],
    priorities: Mapping[str, Sequence[Value]] = WORST_FIRST,
) -> Result:
    """The same for tables of two outcomes, a status and a premium."""
    return hit(
        policy,
        range(len(values)),
        lambda row: {"status": values[row][0], "premium": values[row][1]},
        ("status", "premium"),
        priorities,
    )


@pytest.mark.parametrize("policy", HitPolicy)
def test_where_no_row_holds_no_policy_makes_up_a_value(policy: HitPolicy) -> None:
    assert statuses(policy) == NoRow()


@pytest.mark.parametrize("policy", HitPolicy)
def test_only_rows_that_matter_are_computed_and_each_once(policy: HitPolicy) -> None:
    computed: list[int] = []

    def outputs(row: int) -> dict[str, Value]:
        computed.append(row)
        return {"score": Decimal(row)}

    hit(policy, (2, 5, 7), outputs, ("score",), {"score": (Decimal(5),)})
    expected = {HitPolicy.UNIQUE: [], HitPolicy.FIRST: [2]}
    assert computed == expected.get(policy, [2, 5, 7])


def test_unique_gives_its_one_row() -> None:
    assert statuses(HitPolicy.UNIQUE, GREEN) == Hit({"status": GREEN}, (0,))


def test_unique_is_violated_by_two_rows_though_they_agree() -> None:
    assert statuses(HitPolicy.UNIQUE, RED, RED) == Violation((0, 1))


def test_any_gives_what_all_rows_give() -> None:
    found = statuses(HitPolicy.ANY, Decimal("5.0"), Decimal(5), Decimal(5))
    assert found == Hit({"status": Decimal(5)}, (0, 1, 2))


def test_any_names_the_rows_and_the_outcomes_that_differ() -> None:
    found = pairs(HitPolicy.ANY, (RED, Decimal(1)), (RED, Decimal(2)))
    assert found == Violation((0, 1), ("premium",))


def test_any_takes_null_for_like_null_and_keeps_every_cause() -> None:
    found = statuses(HitPolicy.ANY, NO_RESULT, NO_TARGET)
    assert found == Hit({"status": joined([NO_RESULT, NO_TARGET])}, (0, 1))


def test_any_takes_null_for_unlike_a_value() -> None:
    found = statuses(HitPolicy.ANY, NO_RESULT, Decimal(0))
    assert found == Violation((0, 1), ("status",))


def test_any_compares_lists_by_their_items() -> None:
    found = statuses(HitPolicy.ANY, (Decimal(5), NO_RESULT), (Decimal("5.0"), NO_TARGET))
    assert isinstance(found, Hit)
    assert isinstance(statuses(HitPolicy.ANY, (RED,), (RED, RED)), Violation)


def test_first_gives_the_first_row_written() -> None:
    assert statuses(HitPolicy.FIRST, YELLOW, RED) == Hit({"status": YELLOW}, (0,))


def test_priority_gives_the_highest_output_wherever_its_row_stands() -> None:
    assert statuses(HitPolicy.PRIORITY, GREEN, RED, YELLOW) == Hit({"status": RED}, (1,))


def test_priority_compares_outcomes_left_to_right() -> None:
    large_first = {**WORST_FIRST, "premium": (Decimal(300), Decimal(200))}
    found = pairs(
        HitPolicy.PRIORITY,
        (YELLOW, Decimal(300)),
        (RED, Decimal(200)),
        (RED, Decimal(300)),
        priorities=large_first,
    )
    assert found == Hit({"status": RED, "premium": Decimal(300)}, (2,))


def test_priority_leaves_out_outcomes_without_values_and_keeps_row_order_between_equals() -> None:
    found = pairs(HitPolicy.PRIORITY, (RED, Decimal(1)), (RED, Decimal(2)))
    assert found == Hit({"status": RED, "premium": Decimal(1)}, (0,))


def test_an_output_that_is_not_listed_ranks_after_those_that_are_and_null_last() -> None:
    grey = Member("grey", 9)
    found = statuses(HitPolicy.OUTPUT_ORDER, NO_RESULT, grey, GREEN)
    assert found == Hit({"status": (GREEN, grey, NO_RESULT)}, (2, 1, 0))


@pytest.mark.parametrize("policy", [HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER])
def test_priorities_are_needed_where_they_decide(policy: HitPolicy) -> None:
    with pytest.raises(ValueError, match="values"):
        pairs(policy, (RED, Decimal(1)), priorities={})


def test_output_order_lists_by_priority_and_rule_order_by_row() -> None:
    rows = (GREEN, Decimal(1)), (RED, Decimal(2)), (GREEN, Decimal(3))
    assert pairs(HitPolicy.OUTPUT_ORDER, *rows) == Hit(
        {"status": (RED, GREEN, GREEN), "premium": (Decimal(2), Decimal(1), Decimal(3))}, (1, 0, 2)
    )
    assert pairs(HitPolicy.RULE_ORDER, *rows) == Hit(
        {"status": (GREEN, RED, GREEN), "premium": (Decimal(1), Decimal(2), Decimal(3))}, (0, 1, 2)
    )
    assert pairs(HitPolicy.COLLECT, *rows) == pairs(HitPolicy.RULE_ORDER, *rows)


def test_a_list_has_one_item_where_one_row_holds() -> None:
    assert statuses(HitPolicy.COLLECT, RED) == Hit({"status": (RED,)}, (0,))


def test_collect_sum_adds_in_decimals_of_34_digits() -> None:
    found = statuses(HitPolicy.COLLECT_SUM, Decimal("0.10"), Decimal("0.20"))
    assert found == Hit({"status": Decimal("0.30")}, (0, 1))
    nines = Decimal("9" * 34)  # 9 999 ... + 1 has 35 digits, of which 34 are kept
    assert statuses(HitPolicy.COLLECT_SUM, nines, Decimal(1)) == Hit(
        {"status": Decimal("1E+34")}, (0, 1)
    )


def test_a_sum_beyond_all_numbers_is_undefined() -> None:
    huge = Decimal("9E+6144")
    found = statuses(HitPolicy.COLLECT_SUM, huge, huge)
    assert found == Hit({"status": undefined("number too large", "ตัวเลขใหญ่เกินกว่าที่คำนวณได้")}, (0, 1))


@pytest.mark.parametrize(
    "values",
    [
        (Decimal(3), Decimal(20), Decimal(100)),
        (dt.date(2020, 9, 30), dt.date(2020, 10, 1), dt.date(2021, 1, 1)),
        (RED, YELLOW, GREEN),
    ],
)
def test_collect_min_and_max_take_numbers_dates_and_scales(values: tuple[Value, ...]) -> None:
    low, middle, high = values
    shuffled = (middle, high, low)
    assert statuses(HitPolicy.COLLECT_MIN, *shuffled) == Hit({"status": low}, (0, 1, 2))
    assert statuses(HitPolicy.COLLECT_MAX, *shuffled) == Hit({"status": high}, (0, 1, 2))


@pytest.mark.parametrize(
    "policy", [HitPolicy.COLLECT_SUM, HitPolicy.COLLECT_MIN, HitPolicy.COLLECT_MAX]
)
def test_a_null_makes_an_aggregate_null_with_every_cause(policy: HitPolicy) -> None:
    found = statuses(policy, NO_RESULT, Decimal(1), NO_TARGET)
    assert found == Hit({"status": joined([NO_RESULT, NO_TARGET])}, (0, 1, 2))


@pytest.mark.parametrize(
    "policy", [HitPolicy.COLLECT_SUM, HitPolicy.COLLECT_MIN, HitPolicy.COLLECT_MAX]
)
def test_what_is_not_applicable_is_left_out_of_an_aggregate(policy: HitPolicy) -> None:
    assert statuses(policy, NOT_OURS, Decimal(7)) == Hit({"status": Decimal(7)}, (0, 1))
    assert statuses(policy, NOT_OURS, NOT_OURS) == Hit({"status": NOT_OURS}, (0, 1))


def test_collect_count_counts_outputs_alike_or_not_and_nulls() -> None:
    found = statuses(HitPolicy.COLLECT_COUNT, RED, RED, NO_RESULT, NOT_OURS)
    assert found == Hit({"status": Decimal(3)}, (0, 1, 2, 3))


def test_a_sum_of_texts_and_an_order_of_booleans_are_refused() -> None:
    with pytest.raises(TypeError, match="no number"):
        statuses(HitPolicy.COLLECT_SUM, "5", "6")
    with pytest.raises(TypeError, match="no order"):
        statuses(HitPolicy.COLLECT_MIN, True, False)


def test_a_policy_without_all_its_parts_can_not_be_declared() -> None:
    complete = {one.name: getattr(HitPolicy.UNIQUE.traits, one.name) for one in fields(Traits)}
    for left_out in complete:
        parts = {name: part for name, part in complete.items() if name != left_out}
        with pytest.raises(TypeError, match=left_out):
            Traits(**parts)
    declare = HitPolicy.__dict__["__new_member__"]
    with pytest.raises(TypeError, match="traits"):
        declare(HitPolicy, "collect mean")


@pytest.mark.parametrize("policy", HitPolicy)
def test_what_outputs_add_comes_to_the_outcome(policy: HitPolicy) -> None:
    values = (Decimal(3), Decimal(1), Decimal(1), Decimal(5))
    held = values[:1] if policy in (HitPolicy.UNIQUE, HitPolicy.ANY) else values
    priorities = {"score": sorted(values)}
    found = hit(policy, range(len(held)), lambda row: {"score": held[row]}, ["score"], priorities)
    assert isinstance(found, Hit)
    added = [
        one for one in policy.traits.adds([held[row] for row in found.rows]) if one is not None
    ]
    if policy.traits.gives is Gives.LIST:
        assert added == []  # a list is no number
    else:
        assert sum(added) == found.values["score"]
