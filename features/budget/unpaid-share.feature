Feature: Share of the outturn not yet paid
  Money carried over or reserved is counted as outturn before it is paid.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The amount and its share, to four decimals, half rounded up
    Given a budget line:
      | code | carried_over   | reserved   | reported_outturn |
      | 1    | <carried over> | <reserved> | <outturn>        |
    When the rule "unpaid-share" is evaluated
    Then the unpaid_amount of the budget line is <amount>
    And the unpaid_percent of the budget line is <percent>

    Examples:
      | carried over | reserved | outturn | amount | percent                |
      | 10           | 20       | 120     | 30     | 25.0000                |
      | -            | 20       | 20      | 20     | 100.0000               |
      | -            | -        | 20      | 0      | 0.0000                 |
      | 0.0005       | -        | 1000    | 0.0005 | 0.0001                 |
      | 0.0004       | -        | 1000    | 0.0004 | 0.0000                 |
      | 10           | 20       | 0       | 30     | null because undefined |

  Scenario: An amount that is missing is not nothing
    Given a budget line:
      | code | carried_over | reserved | reported_outturn |
      | 1    |              | 20       | 120              |
    When the rule "unpaid-share" is evaluated
    Then the unpaid_percent of the budget line is null because missing: budget_line/1/carried_over

  # 93.3258 + 117.3560 = 210.6818 of 496.5906
  Scenario: More than two fifths of ETDA's outturn was not yet paid
    Given the facts of "etda/2563-q4"
    When the rule "unpaid-share" is evaluated
    Then the unpaid_amount of budget line "total" is 210.6818
    And the unpaid_percent of budget line "total" is 42.4257
    And the unpaid_percent of budget line "1.3.5" is 100.0000
