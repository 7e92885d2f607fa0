Feature: Indicators that the plan lists
  The plan's table is the Budget Document's: it lists what the Budget Bureau requires, alone or with
  others.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: By who requires it
    Given an indicator:
      | id | requirers   |
      | A  | <requirers> |
    When the rule "plan-listed" is evaluated
    Then the listed_in_plan of indicator "A" is <listed>

    Examples:
      | requirers              | listed |
      | budget_bureau          | true   |
      | budget_bureau; mdes    | true   |
      | opdc                   | false  |
      | mdes                   | false  |

  Scenario: Twelve of ETDA's indicators are not to be looked for in it
    Given the facts of "etda/2563-q4"
    When the rule "plan-listed" is evaluated
    Then the listed_in_plan of indicator "DG-5" is false
    And the listed_in_plan of indicator "DT-1" is true
    And the listed_in_plan of indicator "EC-7" is false
