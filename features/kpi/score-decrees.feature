Feature: Score of the draft decrees
  100 where every draft decree is submitted to the cabinet, 75 where one of them is: the report states
  the condition of 100 alone, and 75 is read from its one result.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Two drafts, at the stages on both sides of each level
    Given an indicator:
      | scoring |
      | decrees |
    And these milestones:
      | instrument | stage |
      | DID        | <DID> |
      | CA         | <CA>  |
    When the rule "score-decrees" is evaluated
    Then the score of the indicator is <score>

    Examples:
      | DID                 | CA                  | score      |
      | in_force            | in_force            | 100        |
      | cabinet_submitted   | cabinet_submitted   | 100        |
      | cabinet_approved    | cabinet_submitted   | 100        |
      | cabinet_approved    | commission_approved | 75         |
      | cabinet_approved    | drafting            | 75         |
      | in_force            | hearing             | 75         |
      | cabinet_submitted   | commission_approved | 75         |
      | hearing             | cabinet_submitted   | 75         |
      | commission_approved | commission_approved | 0, assumed |
      | drafting            | drafting            | 0, assumed |

  Scenario: A stage that is not known leaves the score open
    Given an indicator:
      | scoring |
      | decrees |
    And these milestones:
      | instrument | stage            |
      | DID        | cabinet_approved |
      | CA         |                  |
    When the rule "score-decrees" is evaluated
    Then the score of the indicator is null because missing: milestone/1:CA/stage

  Scenario: Nothing recorded earns nothing, and is not zero either
    Given an indicator:
      | id | scoring |
      | A  | decrees |
    When the rule "score-decrees" is evaluated
    Then the score of indicator "A" is null because missing: indicator/A/milestone

  Scenario: An indicator without this scale earns no score
    Given an indicator:
      | id | scoring |
      | A  |         |
    And a milestone:
      | instrument | stage    |
      | DID        | in_force |
    When the rule "score-decrees" is evaluated
    Then the score of indicator "A" is null because not rated
    And no finding is raised

  Scenario: DG-5, with one decree through the cabinet and one at its hearing
    Given the facts of "etda/2563-q4"
    When the rule "score-decrees" is evaluated
    Then the score of indicator "DG-5" is 75
    And no finding is raised

  Scenario: The scale is for the indicators that name it
    Given these indicators:
      | id | scoring        | direction      | target | unit  | result | result_unit |
      | A  | strategy       | more_is_better | 100    | score | 100    | score       |
      | B  |                | more_is_better | 100    | score | 100    | score       |
    When the rule "score-decrees" is evaluated
    Then no finding is raised
    And the score of indicator "B" is null because not rated

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "score-decrees" is <whether>

    Examples:
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
