Feature: A total is the sum of its lines
  Every column of a total adds up over its lines, within half a unit of the fourth decimal for the
  total and for each line: 0.00015 for two lines.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Each column, on both sides of the tolerance
    Given these budget lines:
      | code | parent | plan   | disbursed   | carried_over | reserved   | reported_outturn |
      | T    |        | <plan> | <disbursed> | <carried>    | <reserved> | <outturn>        |
      | 1    | T      | 10     | 10          | 10           | 10         | 10               |
      | 2    | T      | 20     | 20          | 20           | 20         | 20               |
    When the rule "roll-up" is evaluated
    Then the rollup_residual_<column> of budget line "T" is <residual>
    And the finding "roll-up-<code>" is <whether>

    Examples:
      | plan    | disbursed | carried      | reserved | outturn | column       | residual | code         | whether    |
      | 30.0001 | 30        | 30           | 30       | 30      | plan         | 0.0001   | plan         | not raised |
      | 30.0002 | 30        | 30           | 30       | 30      | plan         | 0.0002   | plan         | an error   |
      | 29.9998 | 30        | 30           | 30       | 30      | plan         | -0.0002  | plan         | an error   |
      | 30      | 30.0001   | 30           | 30       | 30      | disbursed    | 0.0001   | disbursed    | not raised |
      | 30      | 30.0002   | 30           | 30       | 30      | disbursed    | 0.0002   | disbursed    | an error   |
      | 30      | 29.9998   | 30           | 30       | 30      | disbursed    | -0.0002  | disbursed    | an error   |
      | 30      | 30        | 30.0001      | 30       | 30      | carried_over | 0.0001   | carried-over | not raised |
      | 30      | 30        | 30.0002      | 30       | 30      | carried_over | 0.0002   | carried-over | an error   |
      | 30      | 30        | 29.9998      | 30       | 30      | carried_over | -0.0002  | carried-over | an error   |
      | 30      | 30        | 30           | 30.0001  | 30      | reserved     | 0.0001   | reserved     | not raised |
      | 30      | 30        | 30           | 30.0002  | 30      | reserved     | 0.0002   | reserved     | an error   |
      | 30      | 30        | 30           | 29.9998  | 30      | reserved     | -0.0002  | reserved     | an error   |
      | 30      | 30        | 30           | 30       | 30.0001 | outturn      | 0.0001   | outturn      | not raised |
      | 30      | 30        | 30           | 30       | 30.0002 | outturn      | 0.0002   | outturn      | an error   |
      | 30      | 30        | 30           | 30       | 29.9998 | outturn      | -0.0002  | outturn      | an error   |

  Scenario Outline: One line may be off by half a unit for each of the two figures
    Given these budget lines:
      | code | parent | plan   | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | <plan> | 10        | 10           | 10       | 10               |
      | 1    | T      | 10     | 10        | 10           | 10       | 10               |
    When the rule "roll-up" is evaluated
    Then the finding "roll-up-plan" is <whether>

    Examples:
      | plan    | whether    |
      | 10.0001 | not raised |
      | 10.0002 | an error   |

  Scenario Outline: A total of four lines, half a unit for each of the five figures: 0.00025
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
      | plan    | whether    |
      | 40.0002 | not raised |
      | 40.0003 | an error   |
      | 39.9998 | not raised |
      | 39.9997 | an error   |

  Scenario: Each column is added up by itself
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
    Given a budget line:
      | code | plan |
      | 1    | 10   |
    When the rule "roll-up" is evaluated
    Then the rollup_residual_plan of the budget line is null because not rated
    And no finding is raised

  Scenario: A line that lacks a figure leaves the total unchecked
    Given these budget lines:
      | code | parent | plan | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 30   | 30        | 30           | 30       | 30               |
      | 1    | T      | 30   | 30        | 30           | 30       |                  |
    When the rule "roll-up" is evaluated
    Then the rollup_residual_outturn of budget line "T" is null because missing: budget_line/1/reported_outturn
    And the finding "unchecked" is raised for budget line "T"
    And the finding "roll-up-outturn" is not raised

  Scenario Outline: A figure that a line lacks leaves its own column unchecked, and no other
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
      | plan | disbursed | carried | reserved | outturn | 1          | 2          | 3          | 4          | 5          |
      |      | 30        | 30      | 30       | 30      | not raised | an error   | an error   | an error   | an error   |
      | 30   |           | 30      | 30       | 30      | an error   | not raised | an error   | an error   | an error   |
      | 30   | 30        |         | 30       | 30      | an error   | an error   | not raised | an error   | an error   |
      | 30   | 30        | 30      |          | 30      | an error   | an error   | an error   | not raised | an error   |
      | 30   | 30        | 30      | 30       |         | an error   | an error   | an error   | an error   | not raised |

  Scenario: Three totals of ETDA's table and the one cell behind two of their breaks
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
