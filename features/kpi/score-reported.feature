Feature: Reported score against the computed one
  A reported score must be what the recorded stages and figures earn.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: A reported score, right and wrong
    Given an indicator:
      | scoring      | unit  | result   | result_unit |
      | announcement | score | <result> | score       |
    And a milestone:
      | instrument | stage    |
      | process    | in_force |
    When the rule "score-reported" is evaluated
    Then the finding "score-differs" is <whether>

    Examples:
      | result | whether    |
      | 100    | not raised |
      | 75     | raised     |

  Scenario: A score that can't be computed is unchecked, not right
    Given an indicator:
      | scoring      | unit  | result | result_unit |
      | announcement | score | 100    | score       |
    When the rule "score-reported" is evaluated
    Then the finding "unchecked" is raised
    And the finding "score-differs" is not raised

  Scenario: ETDA reports the scores that its stages earn
    Given the facts of "etda/2563-q4"
    When the rule "score-reported" is evaluated
    Then no finding is raised
