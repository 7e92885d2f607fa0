Feature: Score of the draft strategy
  100 where the Electronic Transactions Commission approved it, 75 where the agency's board did.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The stages on both sides of each level
    Given an indicator:
      | scoring  |
      | strategy |
    And a milestone:
      | instrument | stage   |
      | strategy   | <stage> |
    When the rule "score-strategy" is evaluated
    Then the score of the indicator is <score>

    Examples:
      | stage                 | score      |
      | drafting              | 0, assumed |
      | subcommittee_approved | 0, assumed |
      | board_approved        | 75         |
      | commission_approved   | 100        |
      | in_force              | 100        |

  Scenario: A stage that is not known leaves the score open
    Given an indicator:
      | scoring  |
      | strategy |
    And a milestone:
      | instrument | stage |
      | strategy   |       |
    When the rule "score-strategy" is evaluated
    Then the score of the indicator is null because missing: milestone/1:strategy/stage

  Scenario: EC-8, approved by ETDA's board
    Given the facts of "etda/2563-q4"
    When the rule "score-strategy" is evaluated
    Then the score of indicator "EC-8" is 75
    And no finding is raised

  Scenario: The scale is for the indicators that name it
    Given these indicators:
      | id | scoring        | direction      | target | unit  | result | result_unit |
      | A  | decrees        | more_is_better | 100    | score | 100    | score       |
      | B  |                | more_is_better | 100    | score | 100    | score       |
    When the rule "score-strategy" is evaluated
    Then no finding is raised
    And the score of indicator "B" is null because not rated

  Scenario Outline: Of several drafts the slowest counts
    Given an indicator:
      | scoring  |
      | strategy |
    And these milestones:
      | instrument | stage    |
      | first      | in_force |
      | second     | <stage>  |
    When the rule "score-strategy" is evaluated
    Then the score of the indicator is <score>

    Examples:
      | stage               | score      |
      | commission_approved | 100        |
      | board_approved      | 75         |
      | hearing             | 0, assumed |

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "score-strategy" is <whether>

    Examples:
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
