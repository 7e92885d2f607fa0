Feature: Indicators of the whole agency
  What the projects' indicators come to, and whether the summary's total agrees.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Totals over all projects
    Given an agency:
      | id | reported_indicators | reported_completed |
      | X  | <indicators>        | <completed>        |
    And these projects:
      | id | agency | reported_completed |
      | A  | X      | 1                  |
      | B  | X      | 2                  |
    And these indicators:
      | id  | project | requirers          | direction      | target | unit    | result | result_unit | scoring        |
      | A-1 | A       | budget_bureau;mdes | more_is_better | 80     | percent | 80     | percent     |                |
      | B-1 | B       | opdc               | more_is_better | 80     | percent | 40     | percent     | target_reached |
      | B-2 | B       | opdc               | more_is_better | 80     | percent | 80     | percent     | target_reached |
    When the rule "agency-completion" is evaluated
    # attainment: (100 + 50 + 100) / 3; OPDC scores: (0 + 100) / 2
    Then the agencies come out as:
      | key | indicator_count | indicators_met | completion_percent | reported_complete | mean_capped_attainment | opdc_mean_score |
      | X   | 3               | 2              | 66.67              | 3                 | 83.3333                | 50              |
    And the finding "agency-count" is <count>
    And the finding "agency-completed" is <total>

    Examples:
      | indicators | completed | count      | total      |
      | 3          | 3         | not raised | not raised |
      | 4          | 3         | raised     | not raised |
      | 3          | 2         | not raised | raised     |

  Scenario: One indicator that can't be rated leaves the figures open
    Given an agency:
      | id |
      | X  |
    And an indicator:
      | id | requirers | direction      | target | unit    |
      | A  | opdc      | more_is_better | 80     | percent |
    When the rule "agency-completion" is evaluated
    Then the indicators_met of the agency is null because missing: indicator/A/result
    And the mean_capped_attainment of the agency is null because missing: indicator/A/result

  Scenario: ETDA
    Given the facts of "etda/2563-q4"
    When the rule "agency-completion" is evaluated
    Then the agencies come out as:
      | key  | indicator_count | indicators_met | completion_percent | reported_complete | mean_capped_attainment | opdc_mean_score |
      | ETDA | 32              | 30             | 93.75              | 32                | 98.4375                | 91.6667         |
    And no finding is raised
