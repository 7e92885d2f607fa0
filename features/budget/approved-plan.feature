Feature: Approved plan of a budget line
  # th: แผนที่ได้รับอนุมัติของรายการในตารางผลการใช้จ่าย
  A line's approved plan is that of its lines in the plan; a total's is the sum of its lines'.
  # th: แผนที่ได้รับอนุมัติของรายการคือยอดของรายการที่ตรงกันในแผนการใช้จ่าย ส่วนรายการรวมคือผลรวมของรายการย่อย

  Background:
    Given the book is dated 2020-09-30

  Scenario: Lines in the plan, a total, and a line that the plan does not have
    # th: รายการที่มีในแผน รายการรวม และรายการที่แผนไม่มี
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 10     | 1.1         |
      | P2   | 15     | 1.2         |
      | P3   | 5      | 1.2         |
      | P4   | 7      | 2.1         |
    And these budget lines:
      | code | parent |
      | 1    |        |
      | 1.1  | 1      |
      | 1.2  | 1      |
      | 1.3  | 1      |
      | 2    |        |
      | 2.1  | 2      |
    When the rule "approved-plan" is evaluated
    Then the budget lines come out as:
      | key | approved_plan |
      | 1.1 | 10            |
      | 1.2 | 20            |
      | 1.3 | 0, assumed    |
      | 1   | 30            |
      | 2   | 7             |

  Scenario: A line that is part of another is approved with that one, and not apart
    # th: รายการที่เป็นส่วนหนึ่งของอีกรายการ ได้รับอนุมัติรวมกับรายการนั้น ไม่แยกต่างหาก
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 10     | 1.1         |
    And these budget lines:
      | code | parent | part_of |
      | 1    |        |         |
      | 1.1  | 1      |         |
      | 1.2  | 1      | 1.1     |
    When the rule "approved-plan" is evaluated
    Then the approved_plan of budget line "1.2" is null because not applicable
    And the approved_plan of budget line "1.1" is 10
    And the approved_plan of budget line "1" is 10

  Scenario: A total that the plan states itself is taken from there, not added up
    # th: รายการรวมที่แผนระบุยอดไว้เอง ใช้ยอดตามแผนโดยไม่รวมยอดใหม่
    Given these plan lines:
      | code | amount | budget_line |
      | P    | 100    | 1           |
      | P1   | 40     | 1.1         |
    And these budget lines:
      | code | parent |
      | 1    |        |
      | 1.1  | 1      |
    When the rule "approved-plan" is evaluated
    Then the approved_plan of budget line "1" is 100
    And the approved_plan of budget line "1" comes from row 1

  Scenario: A book without a plan approves nothing, not even zero
    # th: ข้อมูลที่ไม่มีแผน ไม่มียอดที่ได้รับอนุมัติ และไม่ถือเป็นศูนย์
    Given a budget line:
      | code |
      | 1    |
    When the rule "approved-plan" is evaluated
    Then the approved_plan of the budget line is null because not rated

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "approved-plan" is evaluated
    Then the budget lines come out as:
      | key   | approved_plan |
      | total | 588.7946      |
      | 1     | 474.5184      |
      | 1.1   | 134.1005      |
      | 1.2   | 94.4901       |
      | 1.2.1 | 52.2276       |
      | 1.3   | 245.9278      |
    And the approved_plan of budget line "1.3.5" is null because not applicable
