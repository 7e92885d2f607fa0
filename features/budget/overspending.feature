Feature: Overspending
  # th: การใช้จ่ายเกินแผน
  The outturn does not exceed the plan.
  # th: ผลการใช้จ่ายต้องไม่เกินแผน

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: On both sides of the plan
    # th: ทั้งสองข้างของแผน
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 100  | <outturn>        |
    When the rule "overspending" is evaluated
    Then the unspent of the budget line is <unspent>
    And the finding "overspending" is <whether>

    Examples:
      # th: | ผลการใช้จ่าย | คงเหลือ | ผลการตรวจ |
      | outturn  | unspent | whether    |
      | 99.9999  | 0.0001  | not raised |
      | 100      | 0       | not raised |
      | 100.0001 | -0.0001 | an error   |

  Scenario: An outturn that is missing is unchecked
    # th: ไม่มีผลการใช้จ่ายจึงตรวจไม่ได้
    Given a budget line:
      | code | plan |
      | 1    | 100  |
    When the rule "overspending" is evaluated
    Then the finding "unchecked" is raised
    And the finding "overspending" is not raised

  Scenario: ETDA overspent nowhere
    # th: สพธอ. ไม่มีรายการใดใช้จ่ายเกินแผน
    Given the facts of "etda/2563-q4"
    When the rule "overspending" is evaluated
    Then no finding is raised
    And the unspent of budget line "1.3.5" is 0
    And the unspent of budget line "total" is 92.2040
