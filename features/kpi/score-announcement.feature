Feature: Score of a process announced for use
  100 where it is in force; the documents state no lower level.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The stages on both sides of the level
    Given an indicator:
      | scoring      |
      | announcement |
    And a milestone:
      | instrument | stage   |
      | process    | <stage> |
    When the rule "score-announcement" is evaluated
    Then the score of the indicator is <score>

    Examples:
      | stage            | score      |
      | hearing          | 0, assumed |
      | cabinet_approved | 0, assumed |
      | in_force         | 100        |

  Scenario: A stage that is not known leaves the score open
    Given an indicator:
      | scoring      |
      | announcement |
    And a milestone:
      | instrument | stage |
      | process    |       |
    When the rule "score-announcement" is evaluated
    Then the score of the indicator is null because missing: milestone/1:process/stage

  Scenario: EL-6, announced for use as the report says
    Given the facts of "etda/2563-q4"
    When the rule "score-announcement" is evaluated
    Then the score of indicator "EL-6" is 100

  Scenario: The scale is for the indicators that name it
    Given these indicators:
      | id | scoring        | direction      | target | unit  | result | result_unit |
      | A  | strategy       | more_is_better | 100    | score | 100    | score       |
      | B  |                | more_is_better | 100    | score | 100    | score       |
    When the rule "score-announcement" is evaluated
    Then no finding is raised
    And the score of indicator "B" is null because not rated

  Scenario: Every instrument must be in force
    Given an indicator:
      | scoring      |
      | announcement |
    And these milestones:
      | instrument | stage            |
      | first      | in_force         |
      | second     | cabinet_approved |
    When the rule "score-announcement" is evaluated
    Then the score of the indicator is 0, assumed

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "score-announcement" is <whether>

    Examples:
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
