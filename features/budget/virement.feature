Feature: Virement against the approved plan
  # th: การถัวจ่ายเทียบกับแผนที่ได้รับอนุมัติ
  A line may be vired, and the report says so; a programme's total stays as approved.
  # th: รายการถัวจ่ายได้โดยรายงานต้องระบุ ส่วนยอดรวมของแผนงานต้องคงตามที่ได้รับอนุมัติ

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Money moved between lines, and out of the programme
    # th: เงินที่ย้ายระหว่างรายการ และที่ย้ายออกจากแผนงาน
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 40     | 1.1         |
      | P2   | 60     | 1.2         |
    And these budget lines:
      | code | parent | plan    |
      | 1    |        | <total> |
      | 1.1  | 1      | <first> |
      | 1.2  | 1      | 60      |
    When the rule "virement" is evaluated
    Then the virement of budget line "1.1" is <moved>
    And the virement_percent of budget line "1.1" is <percent>
    And the finding "unreported-virement" is <line> for budget line "1.1"
    And the finding "unreported-virement" is not raised for budget line "1.2"
    And the finding "programme-total-changed" is <programme> for budget line "1"

    Examples:
      # th: | ยอดรวม | รายการแรก | ถัวจ่าย | ร้อยละ | รายการ | แผนงาน |
      | total    | first   | moved   | percent | line       | programme  |
      | 100      | 40      | 0       | 0.00    | not raised | not raised |
      | 100      | 50      | 10      | 25.00   | raised     | not raised |
      | 100      | 39.9999 | -0.0001 | 0.00    | raised     | not raised |
      | 100      | 40.05   | 0.05    | 0.13    | raised     | not raised |
      | 100      | 39.95   | -0.05   | -0.13   | raised     | not raised |
      | 100.0001 | 40      | 0       | 0.00    | not raised | raised     |
      | 99.9999  | 40      | 0       | 0.00    | not raised | raised     |

  Scenario: A line that is not in the plan has no share of it to be vired by
    # th: รายการที่ไม่มีในแผน ไม่มีฐานให้คิดสัดส่วนที่ถัวจ่าย
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 40     | 1.1         |
      | P2   | 60     | 1.2         |
    And these budget lines:
      | code | parent | plan |
      | 1    |        | 105  |
      | 1.3  | 1      | 5    |
    When the rule "virement" is evaluated
    Then the virement of budget line "1.3" is 5
    And the virement_percent of budget line "1.3" is null because undefined
    And the finding "unreported-virement" is raised for budget line "1.3"

  Scenario: A line that is part of another is vired with that one, and not apart
    # th: รายการที่เป็นส่วนหนึ่งของอีกรายการ ถัวจ่ายรวมกับรายการนั้น ไม่แยกต่างหาก
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 40     | 1.1         |
      | P2   | 60     | 1.2         |
    And these budget lines:
      | code | parent | plan | part_of |
      | 1    |        | 100  |         |
      | 1.1  | 1      | 30   |         |
      | 1.2  | 1      | 52   |         |
      | 1.3  | 1      | 10   | 1.1     |
      | 1.4  | 1      | 8    | 1.2     |
    When the rule "virement" is evaluated
    Then the budget lines come out as:
      | key | plan_with_parts | virement | virement_percent |
      | 1.1 | 40              | 0        | 0.00             |
      | 1.2 | 60              | 0        | 0.00             |
      | 1   | 100             | 0        | 0.00             |
    And the virement of budget line "1.3" is null because not applicable
    And no finding is raised

  Scenario: A programme that a line elsewhere is part of is held against its plan with that line
    # th: แผนงานที่มีรายการจากที่อื่นเป็นส่วนหนึ่ง เทียบกับแผนโดยนับรายการนั้นด้วย
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 110    | 1           |
      | P2   | 100    | 1.1         |
    And these budget lines:
      | code | parent | plan | part_of |
      | 1    |        | 100  |         |
      | 1.1  | 1      | 100  |         |
      | 2    |        | 10   | 1       |
    When the rule "virement" is evaluated
    Then the virement of budget line "1" is 0
    And no finding is raised

  Scenario Outline: With its part a line may still differ
    # th: แม้นับรายการที่เป็นส่วนหนึ่งแล้วก็ยังอาจต่างจากแผน
    Given a plan line:
      | code | amount | budget_line |
      | P1   | 40     | 1           |
    And these budget lines:
      | code | plan   | part_of |
      | 1    | 30     |         |
      | 2    | <part> | 1       |
    When the rule "virement" is evaluated
    Then the virement of budget line "1" is <moved>
    And the finding "unreported-virement" is <whether> for budget line "1"
    And the finding "unreported-virement" is not raised for budget line "2"

    Examples:
      # th: | ส่วนหนึ่ง | ถัวจ่าย | ผลการตรวจ |
      | part    | moved   | whether    |
      | 10      | 0       | not raised |
      | 10.0001 | 0.0001  | raised     |
      | 9.9999  | -0.0001 | raised     |

  Scenario: Money moved between lines is a warning, for the plan allows it
    # th: เงินที่ย้ายระหว่างรายการเป็นคำเตือน เพราะแผนให้ถัวจ่ายได้
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 40     | 1.1         |
      | P2   | 60     | 1.2         |
    And these budget lines:
      | code | parent | plan |
      | 1    |        | 100  |
      | 1.1  | 1      | 50   |
      | 1.2  | 1      | 50   |
    When the rule "virement" is evaluated
    Then the finding "unreported-virement" is a warning
    And the finding "programme-total-changed" is not raised

  Scenario: Money moved out of a programme is an error
    # th: เงินที่ย้ายออกจากแผนงานเป็นข้อผิดพลาด
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 40     | 1.1         |
      | P2   | 60     | 1.2         |
    And these budget lines:
      | code | parent | plan |
      | 1    |        | 110  |
      | 1.1  | 1      | 40   |
      | 1.2  | 1      | 60   |
    When the rule "virement" is evaluated
    Then the finding "programme-total-changed" is an error

  Scenario: A plan that is missing is unchecked
    # th: ไม่มีแผนจึงตรวจไม่ได้
    Given these plan lines:
      | code | amount | budget_line |
      | P1   | 40     | 1.1         |
      | P2   | 60     | 1.2         |
    And a budget line:
      | code | plan |
      | 1.1  |      |
    When the rule "virement" is evaluated
    Then the finding "unchecked" is raised
    And the finding "unreported-virement" is not raised

  Scenario: A programme whose plan is missing is unchecked
    # th: แผนงานที่ไม่มีแผนจึงตรวจไม่ได้
    Given a plan line:
      | code | amount | budget_line |
      | P1   | 40     | 1.1         |
    And these budget lines:
      | code | parent | plan |
      | 1    |        |      |
      | 1.1  | 1      | 40   |
    When the rule "virement" is evaluated
    Then the virement of budget line "1" is null because missing: budget_line/1/plan
    And the finding "unchecked" is raised for budget line "1"
    And the finding "programme-total-changed" is not raised for budget line "1"
    And no finding is raised for budget line "1.1"

  Scenario: A book without an approved plan has nothing to be vired from
    # th: ข้อมูลที่ไม่มีแผนที่ได้รับอนุมัติ ไม่มีฐานให้คิดการถัวจ่าย
    Given a budget line:
      | code | plan |
      | 1    | 100  |
    When the rule "virement" is evaluated
    Then the virement of the budget line is null because not rated
    And no finding is raised

  # e-Office, 4.7050 of line 1.3.5, is part of 1.3.4: 88.3398 + 4.7050 - 92.4915
  Scenario: ETDA moved money between six lines and between no programmes
    # th: สพธอ. ถัวจ่ายระหว่างหกรายการ โดยไม่ย้ายเงินข้ามแผนงาน
    Given the facts of "etda/2563-q4"
    When the rule "virement" is evaluated
    Then the budget lines come out as:
      | key   | virement | virement_percent |
      | 1     | 0        | 0.00             |
      | 1.2.1 | 13.6437  | 26.12            |
      | 1.2.2 | -13.6437 | -32.28           |
      | 1.3.1 | -2.1109  | -2.87            |
      | 1.3.2 | 20.6389  | 36.38            |
      | 1.3.3 | -19.0813 | -82.01           |
      | 1.3.4 | 0.5533   | 0.60             |
    And the virement of budget line "1.3.5" is null because not applicable
    And the finding "unreported-virement" is raised for budget line "1.3.4"
    And the finding "unreported-virement" is not raised for budget line "1.3.5"
    And the finding "unreported-virement" is not raised for budget line "1.1"
    And the finding "programme-total-changed" is not raised
