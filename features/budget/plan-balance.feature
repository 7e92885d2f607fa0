Feature: The spending plan uses the income and no more
  # th: แผนการใช้จ่ายเท่ากับรายรับและไม่เกินรายรับ
  The plan's total is the income's, and all sums of both are correct.
  # th: ยอดรวมของแผนต้องเท่ากับยอดรวมของรายรับ และผลรวมทุกรายการของทั้งสองส่วนต้องถูกต้อง

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Plan and income, alike and apart
    # th: แผนกับรายรับ ทั้งที่เท่ากันและไม่เท่ากัน
    Given an agency:
      | id |
      | X  |
    And these income lines:
      | code | parent | amount   |
      | T    |        | <income> |
      | 1    | T      | 100      |
    And these plan lines:
      | code | parent | amount |
      | T    |        | <plan> |
      | 1    | T      | 100    |
    When the rule "plan-balance" is evaluated
    Then the income_total of the agency is <income>
    And the plan_total of the agency is <plan>
    And the plan_sums_correct of the agency is <sums>
    And the finding "plan-balance" is <whether>

    Examples:
      # th: | รายรับ | แผน | ผลรวมถูกต้อง | ผลการตรวจ |
      | income | plan     | sums  | whether    |
      | 100    | 100      | true  | not raised |
      | 100    | 100.0001 | false | an error   |
      | 101    | 100      | false | raised     |
      | 101    | 101      | false | not raised |

  Scenario Outline: Several totals are added, and one wrong sum is enough
    # th: ยอดรวมหลายรายการนำมารวมกัน ผลรวมผิดเพียงรายการเดียวก็ไม่ถูกต้อง
    Given an agency:
      | id |
      | X  |
    And these income lines:
      | code | parent | amount |
      | T    |        | 100    |
      | 1    | T      | 100    |
      | U    |        | 50     |
      | 2    | U      | <two>  |
    And these plan lines:
      | code | parent | amount  |
      | T    |        | 90      |
      | 1    | T      | 90      |
      | U    |        | 60      |
      | 2    | U      | <three> |
    When the rule "plan-balance" is evaluated
    Then the income_total of the agency is 150
    And the plan_total of the agency is 150
    And the plan_sums_correct of the agency is <sums>
    And no finding is raised

    Examples:
      # th: | รายรับรายการที่ 2 | แผนรายการที่ 2 | ผลรวมถูกต้อง |
      | two | three | sums  |
      | 50  | 60    | true  |
      | 49  | 60    | false |
      | 50  | 61    | false |

  Scenario Outline: A single line of each is enough to be held against the other
    # th: มีฝ่ายละรายการเดียวก็เปรียบเทียบกันได้
    Given an agency:
      | id |
      | X  |
    And an income line:
      | code | amount |
      | T    | 100    |
    And a plan line:
      | code | amount |
      | T    | <plan> |
    When the rule "plan-balance" is evaluated
    Then the income_total of the agency is 100
    And the plan_total of the agency is <plan>
    And the finding "plan-balance" is <whether>

    Examples:
      # th: | แผน | ผลการตรวจ |
      | plan    | whether    |
      | 100     | not raised |
      | 99.9999 | an error   |

  Scenario: A plan without an income has nothing to balance
    # th: มีแผนแต่ไม่มีรายรับ จึงไม่มีสิ่งที่ต้องสมดุล
    Given an agency:
      | id |
      | X  |
    And a plan line:
      | code | amount |
      | T    | 100    |
    When the rule "plan-balance" is evaluated
    Then the plan_total of the agency is null because not rated
    And no finding is raised

  Scenario: An income without a plan has nothing to balance
    # th: มีรายรับแต่ไม่มีแผน จึงไม่มีสิ่งที่ต้องสมดุล
    Given an agency:
      | id |
      | X  |
    And an income line:
      | code | amount |
      | T    | 100    |
    When the rule "plan-balance" is evaluated
    Then the plan_total of the agency is null because not rated
    And no finding is raised

  Scenario: A book without a plan has nothing to balance
    # th: ข้อมูลที่ไม่มีแผน ไม่มีสิ่งที่ต้องสมดุล
    Given an agency:
      | id |
      | X  |
    When the rule "plan-balance" is evaluated
    Then the plan_total of the agency is null because not rated
    And no finding is raised

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "plan-balance" is evaluated
    Then the agencies come out as:
      | key  | income_total | plan_total | plan_sums_correct |
      | ETDA | 588.7946     | 588.7946   | true              |
    And no finding is raised
