Feature: Reserved amount that is likely a misprint
  Where one other amount would mend the row, the roll-up and the roll-up above, that cell is named.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: One wrong cell, and other faults that it does not explain
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 50        | 0            | <total>  | 80               |
      | 1    | T      | 20        | 0            | <cell>   | <outturn>        |
      | 1.1  | 1      | 20        | 0            | 10       | 30               |
      | 2    | T      | 30        | 0            | 20       | 50               |
      | 3    | T      | 0         | 0            | 0        | 0                |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of budget line "1" is 10
    And the reserved_misprinted of budget line "1" is <misprinted>
    And the finding "reserved-misprint" is <whether> for budget line "1"

    Examples:
      | total   | cell    | outturn | misprinted | whether    |
      | 30      | 10      | 30      | false      | not raised |
      | 30      | 10.5    | 30      | true       | raised     |
      | 30      | 9.5     | 30      | true       | raised     |
      | 30      | 10.0001 | 30      | false      | not raised |
      | 30      | 10.5    | 30.5    | false      | not raised |
      | 30.5    | 10.5    | 30      | false      | not raised |

    # at the edge of rounding: 0.0002 in the row, 0.0001 over one line, 0.0002 over three
    Examples: As far off as rounding allows, and no further
      | total   | cell    | outturn | misprinted | whether    |
      | 30      | 10.0002 | 30      | false      | not raised |
      | 30      | 10.0001 | 29.9998 | false      | not raised |
      | 30      | 10.5    | 29.9998 | true       | raised     |
      | 30      | 10.5    | 29.9997 | false      | not raised |
      | 30.0002 | 10.5    | 30      | true       | raised     |
      | 30.0003 | 10.5    | 30      | false      | not raised |

  Scenario: A line without lines of its own implies nothing
    Given a budget line:
      | code | reserved |
      | 1    | 10       |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of the budget line is null because not rated
    And no finding is raised

  Scenario: Line 1 of ETDA's table
    Given the facts of "etda/2563-q4"
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of budget line "1" is 102.8968
    And the finding "reserved-misprint" is raised for budget line "1"
    And the finding "reserved-misprint" is not raised for budget line "total"
    And the message of "reserved-misprint" says "Line 1 prints 102.8978 as reserved. With 102.8968"
