Feature: A total is the sum of its lines
  # th: ยอดรวมเท่ากับผลรวมของรายการย่อย
  Every column of a total adds up over its lines, within half a unit of the fourth decimal for the
  total and for each line: 0.00015 for two lines.
  # th: ทุกคอลัมน์ของยอดรวมต้องเท่ากับผลรวมของรายการย่อย โดยต่างได้ครึ่งหน่วยของทศนิยมตำแหน่งที่สี่
  # th: ต่อยอดรวมหนึ่งตัวและต่อรายการหนึ่งรายการ: 0.00015 สำหรับสองรายการ

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Each column, on both sides of the tolerance
    # th: แต่ละคอลัมน์ ทั้งสองข้างของค่าคลาดเคลื่อนที่ยอมรับ
    Given these budget lines:
      | code | parent | plan   | disbursed   | carried_over | reserved   | reported_outturn |
      | T    |        | <plan> | <disbursed> | <carried>    | <reserved> | <outturn>        |
      | 1    | T      | 10     | 10          | 10           | 10         | 10               |
      | 2    | T      | 20     | 20          | 20           | 20         | 20               |
    When the rule "roll-up" is evaluated
    Then the <residual> of budget line "T" is <amount>
    And the finding "<finding>" is <whether>

    Examples:
      # th: | แผน | จ่ายจริง | เบิกจ่ายข้ามปี | กันเงิน | ผลการใช้จ่าย | ผลต่าง | จำนวนเงิน | ข้อค้นพบ | ผลการตรวจ |
      | plan    | disbursed | carried | reserved | outturn | residual                     | amount  | finding              | whether    |
      | 30.0001 | 30        | 30      | 30       | 30      | rollup_residual_plan         | 0.0001  | roll-up-plan         | not raised |
      | 30.0002 | 30        | 30      | 30       | 30      | rollup_residual_plan         | 0.0002  | roll-up-plan         | an error   |
      | 29.9998 | 30        | 30      | 30       | 30      | rollup_residual_plan         | -0.0002 | roll-up-plan         | an error   |
      | 30      | 30.0001   | 30      | 30       | 30      | rollup_residual_disbursed    | 0.0001  | roll-up-disbursed    | not raised |
      | 30      | 30.0002   | 30      | 30       | 30      | rollup_residual_disbursed    | 0.0002  | roll-up-disbursed    | an error   |
      | 30      | 29.9998   | 30      | 30       | 30      | rollup_residual_disbursed    | -0.0002 | roll-up-disbursed    | an error   |
      | 30      | 30        | 30.0001 | 30       | 30      | rollup_residual_carried_over | 0.0001  | roll-up-carried-over | not raised |
      | 30      | 30        | 30.0002 | 30       | 30      | rollup_residual_carried_over | 0.0002  | roll-up-carried-over | an error   |
      | 30      | 30        | 29.9998 | 30       | 30      | rollup_residual_carried_over | -0.0002 | roll-up-carried-over | an error   |
      | 30      | 30        | 30      | 30.0001  | 30      | rollup_residual_reserved     | 0.0001  | roll-up-reserved     | not raised |
      | 30      | 30        | 30      | 30.0002  | 30      | rollup_residual_reserved     | 0.0002  | roll-up-reserved     | an error   |
      | 30      | 30        | 30      | 29.9998  | 30      | rollup_residual_reserved     | -0.0002 | roll-up-reserved     | an error   |
      | 30      | 30        | 30      | 30       | 30.0001 | rollup_residual_outturn      | 0.0001  | roll-up-outturn      | not raised |
      | 30      | 30        | 30      | 30       | 30.0002 | rollup_residual_outturn      | 0.0002  | roll-up-outturn      | an error   |
      | 30      | 30        | 30      | 30       | 29.9998 | rollup_residual_outturn      | -0.0002 | roll-up-outturn      | an error   |

  Scenario Outline: One line may be off by half a unit for each of the two figures
    # th: รายการเดียวต่างได้ครึ่งหน่วยต่อตัวเลขหนึ่งตัว รวมสองตัว
    Given these budget lines:
      | code | parent | plan   | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | <plan> | 10        | 10           | 10       | 10               |
      | 1    | T      | 10     | 10        | 10           | 10       | 10               |
    When the rule "roll-up" is evaluated
    Then the finding "roll-up-plan" is <whether>

    Examples:
      # th: | แผน | ผลการตรวจ |
      | plan    | whether    |
      | 10.0001 | not raised |
      | 10.0002 | an error   |

  Scenario Outline: A total of four lines, half a unit for each of the five figures: 0.00025
    # th: ยอดรวมของสี่รายการ นับครึ่งหน่วยต่อตัวเลขหนึ่งตัว รวมห้าตัว: 0.00025
    Given these budget lines:
      | code | parent | plan   |
      | T    |        | <plan> |
      | 1    | T      | 10     |
      | 2    | T      | 10     |
      | 3    | T      | 10     |
      | 4    | T      | 10     |
    When the rule "roll-up" is evaluated
    Then the finding "roll-up-plan" is <whether>

    Examples:
      # th: | แผน | ผลการตรวจ |
      | plan    | whether    |
      | 40.0002 | not raised |
      | 40.0003 | an error   |
      | 39.9998 | not raised |
      | 39.9997 | an error   |

  Scenario: Each column is added up by itself
    # th: แต่ละคอลัมน์รวมยอดแยกกัน
    Given these budget lines:
      | code | parent | plan | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 100  | 50        | 20           | 10       | 80               |
      | 1    | T      | 40   | 20        | 5            | 3        | 28               |
      | 2    | T      | 60   | 30        | 15           | 7        | 52               |
    When the rule "roll-up" is evaluated
    Then the rollup_residual_plan of budget line "T" is 0
    And the rollup_residual_disbursed of budget line "T" is 0
    And the rollup_residual_carried_over of budget line "T" is 0
    And the rollup_residual_reserved of budget line "T" is 0
    And the rollup_residual_outturn of budget line "T" is 0
    And no finding is raised

  Scenario: A line without lines of its own has nothing to add up
    # th: รายการที่ไม่มีรายการย่อย ไม่มีสิ่งที่ต้องรวม
    Given a budget line:
      | code | plan |
      | 1    | 10   |
    When the rule "roll-up" is evaluated
    Then the rollup_residual_plan of the budget line is null because not rated
    And no finding is raised

  Scenario: A line that lacks a figure leaves the total unchecked
    # th: รายการที่ขาดตัวเลข ทำให้ตรวจยอดรวมไม่ได้
    Given these budget lines:
      | code | parent | plan | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 30   | 30        | 30           | 30       | 30               |
      | 1    | T      | 30   | 30        | 30           | 30       |                  |
    When the rule "roll-up" is evaluated
    Then the rollup_residual_outturn of budget line "T" is null because missing: budget_line/1/reported_outturn
    And the finding "unchecked" is raised for budget line "T"
    And the finding "roll-up-outturn" is not raised

  Scenario Outline: A figure that a line lacks leaves its own column unchecked, and no other
    # th: ตัวเลขที่รายการหนึ่งขาดไป ทำให้ตรวจไม่ได้เฉพาะคอลัมน์นั้น
    Given these budget lines:
      | code | parent | plan   | disbursed   | carried_over | reserved   | reported_outturn |
      | T    |        | 99     | 99          | 99           | 99         | 99               |
      | 1    | T      | <plan> | <disbursed> | <carried>    | <reserved> | <outturn>        |
    When the rule "roll-up" is evaluated
    Then the finding "unchecked" is raised for budget line "T"
    And the finding "roll-up-plan" is <1>
    And the finding "roll-up-disbursed" is <2>
    And the finding "roll-up-carried-over" is <3>
    And the finding "roll-up-reserved" is <4>
    And the finding "roll-up-outturn" is <5>

    Examples:
      # th: | แผน | จ่ายจริง | เบิกจ่ายข้ามปี | กันเงิน | ผลการใช้จ่าย | 1 | 2 | 3 | 4 | 5 |
      | plan | disbursed | carried | reserved | outturn | 1          | 2          | 3          | 4          | 5          |
      |      | 30        | 30      | 30       | 30      | not raised | an error   | an error   | an error   | an error   |
      | 30   |           | 30      | 30       | 30      | an error   | not raised | an error   | an error   | an error   |
      | 30   | 30        |         | 30       | 30      | an error   | an error   | not raised | an error   | an error   |
      | 30   | 30        | 30      |          | 30      | an error   | an error   | an error   | not raised | an error   |
      | 30   | 30        | 30      | 30       |         | an error   | an error   | an error   | an error   | not raised |

  Scenario: Three totals of ETDA's table and the one cell behind two of their breaks
    # th: ยอดรวมสามรายการในตารางของ สพธอ. และช่องเดียวที่ทำให้สองรายการในนั้นไม่ตรง
    Given the facts of "etda/2563-q4"
    When the rule "roll-up" is evaluated
    Then the budget lines come out as:
      | key   | rollup_residual_plan | rollup_residual_reserved | rollup_residual_outturn |
      | total | 0                    | -0.0010                  | 0.0001                  |
      | 1     | 0                    | 0.0010                   | -0.0001                 |
      | 1.2   | 0                    | 0                        | 0                       |
      | 1.3   | 0                    | 0                        | 0                       |
    And the finding "roll-up-reserved" is raised for budget line "1"
    And the finding "roll-up-reserved" is raised for budget line "total"
    And the finding "roll-up-outturn" is not raised
