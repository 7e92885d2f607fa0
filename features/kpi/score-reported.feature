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
      | 101    | raised     |

  Scenario: 100 points of a process that is not in force are too many
    Given an indicator:
      | id | scoring      | unit  | result | result_unit |
      | A  | announcement | score | 100    | score       |
    And a milestone:
      | instrument | stage   |
      | process    | hearing |
    When the rule "score-reported" is evaluated
    Then the finding "score-differs" is a warning
    And the message of "score-differs" says "Indicator A reports a score of 100, but its stages and figures earn 0"
    And the message of "score-differs" says "ตัวชี้วัด A รายงานคะแนน 100 แต่ขั้นและตัวเลขที่บันทึกไว้ได้ 0 คะแนน"

  Scenario Outline: It is the unit of the target that makes an indicator one of points
    Given an indicator:
      | scoring      | unit   | result | result_unit   |
      | announcement | <unit> | 75     | <result unit> |
    And a milestone:
      | instrument | stage    |
      | process    | in_force |
    When the rule "score-reported" is evaluated
    Then the finding "score-differs" is <whether>

    Examples:
      | unit    | result unit | whether    |
      | score   | score       | raised     |
      | score   |             | raised     |
      | percent | score       | not raised |
      | percent | percent     | not raised |

  Scenario: An indicator in points that has no scale is not checked
    Given an indicator:
      | scoring | unit  | result | result_unit |
      |         | score | 100    | score       |
    When the rule "score-reported" is evaluated
    Then no finding is raised

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
