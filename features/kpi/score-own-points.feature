Feature: Score on the indicator's own 50, 75 and 100 points
  Between the points the score is in proportion; beyond the 100 point it stays 100. What a result
  short of the 50 point earns is not stated, so it is not rated.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: More is better, at, between and beyond the points
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | 98.72    | 98.84    | 98.90     | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is <score>
    And no finding is raised

    # 98.80 lies 0.08 of 0.12 above the 50 point: 50 + 25 * 2/3
    Examples:
      | result | score   |
      | 98.72  | 50      |
      | 98.78  | 62.5    |
      | 98.80  | 66.6667 |
      | 98.84  | 75      |
      | 98.87  | 87.5    |
      | 98.90  | 100     |
      | 99.50  | 100     |

  Scenario Outline: Less is better where the points fall
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | 30       | 20       | 10        | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is <score>

    Examples:
      | result | score |
      | 30     | 50    |
      | 24     | 65    |
      | 20     | 75    |
      | 15     | 87.5  |
      | 10     | 100   |
      | 2      | 100   |

  Scenario Outline: Short of the 50 point there is no score, and a finding says so
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | <50>     | <75>     | <100>     | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is null because not rated
    And the finding "beyond-scale" is raised

    Examples:
      | 50    | 75    | 100   | result |
      | 98.72 | 98.84 | 98.90 | 98.71  |
      | 30    | 20    | 10    | 30.01  |

  # From 10 to 20 and from 20 to 30 one ten-thousandth of the result earns 0.00025 points
  Scenario Outline: A result a ten-thousandth off a point scores by its own side of it, a half rounded up
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | 10       | 20       | 30        | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is <score>

    Examples:
      | result  | score                  |
      | 9.9999  | null because not rated |
      | 10      | 50                     |
      | 10.0001 | 50.0003                |
      | 19.9999 | 74.9998                |
      | 20      | 75                     |
      | 20.0001 | 75.0003                |
      | 29.9999 | 99.9998                |
      | 30      | 100                    |
      | 30.0001 | 100                    |

  Scenario: Two equal points are refused
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result |
      | own_points | 10       | 10       | 20        | 15     |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is null because undefined
    And the finding "scale-points" is raised

  Scenario: A missing result has no score
    Given an indicator:
      | id | scoring    | point_50 | point_75 | point_100 |
      | A  | own_points | 10       | 20       | 30        |
    When the rule "score-own-points" is evaluated
    Then the score of indicator "A" is null because missing: indicator/A/result

  Scenario: None of ETDA's indicators has points of its own
    Given the facts of "etda/2563-q4"
    When the rule "score-own-points" is evaluated
    Then no finding is raised
    And the score of indicator "DG-1" is null because not rated

  # By the points the result would score 87.5
  Scenario: The points are for the indicators that are scored by them
    Given an indicator:
      | scoring        | point_50 | point_75 | point_100 | direction      | target | result |
      | target_reached | 10       | 20       | 30        | more_is_better | 20     | 25     |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is 100
    And no finding is raised
