Feature: Indicators of the whole agency
  # th: ตัวชี้วัดของทั้งหน่วยงาน
  What the projects' indicators come to, and whether the summary's total agrees.
  # th: ตัวชี้วัดของทุกโครงการรวมกันได้เท่าใด และยอดรวมในตารางสรุปตรงกันหรือไม่

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Totals over all projects
    # th: ยอดรวมของทุกโครงการ
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
      | key | indicator_count | indicators_met | indicators_not_met | completion_percent | reported_complete | mean_capped_attainment | opdc_mean_score |
      | X   | 3               | 2              | 1                  | 66.67              | 3                 | 83.3333                | 50              |
    And the finding "agency-count" is <count>
    And the finding "agency-completed" is <total>

    Examples:
      # th: | จำนวนตัวชี้วัด | จำนวนที่แล้วเสร็จ | ตรวจจำนวน | ตรวจยอดแล้วเสร็จ |
      | indicators | completed | count      | total      |
      | 3          | 3         | not raised | not raised |
      | 4          | 3         | raised     | not raised |
      | 3          | 2         | not raised | raised     |

  Scenario Outline: Indicators are held against the projects' tables, completed ones against their reports
    # th: จำนวนตัวชี้วัดเทียบกับตารางของโครงการ จำนวนที่แล้วเสร็จเทียบกับที่โครงการรายงาน
    Given an agency:
      | id | reported_indicators | reported_completed |
      | X  | <indicators>        | <completed>        |
    And these projects:
      | id | agency | reported_completed |
      | A  | X      | 2                  |
      | B  | X      | 0                  |
    And these indicators:
      | id  | project | direction      | target | result |
      | A-1 | A       | more_is_better | 80     | 80     |
      | A-2 | A       | more_is_better | 80     | 40     |
      | B-1 | B       | more_is_better | 80     | 40     |
      | B-2 | B       | more_is_better | 80     | 40     |
    When the rule "agency-completion" is evaluated
    Then the agencies come out as:
      | key | indicator_count | indicators_met | completion_percent | reported_complete |
      | X   | 4               | 1              | 25                 | 2                 |
    And the finding "agency-count" is <count>
    And the finding "agency-completed" is <total>

    Examples:
      # th: | จำนวนตัวชี้วัด | จำนวนที่แล้วเสร็จ | ตรวจจำนวน | ตรวจยอดแล้วเสร็จ |
      | indicators | completed | count      | total      |
      | 4          | 2         | not raised | not raised |
      | 3          | 1         | raised     | raised     |
      | 5          | 3         | raised     | raised     |

  Scenario: A total that does not agree is a warning that names both numbers
    # th: ยอดรวมที่ไม่ตรงเป็นคำเตือนที่ระบุทั้งสองจำนวน
    Given an agency:
      | id | reported_indicators | reported_completed |
      | X  | 3                   | 2                  |
    And a project:
      | id | reported_completed |
      | A  | 1                  |
    And an indicator:
      | id  | project |
      | A-1 | A       |
    When the rule "agency-completion" is evaluated
    Then the finding "agency-count" is a warning
    And the finding "agency-completed" is a warning
    And the message of "agency-count" says "The total reports 3 indicators; the projects hold 1"
    And the message of "agency-count" says "แถวรวมรายงานตัวชี้วัด 3 ตัว แต่ทุกโครงการรวมกันมี 1 ตัว"
    And the message of "agency-completed" says "The total reports 2 completed; the projects' own reports add up to 1"
    And the message of "agency-completed" says "แถวรวมรายงานว่าแล้วเสร็จ 2 ตัว แต่รายโครงการรวมกันได้ 1 ตัว"

  Scenario: A total that the report does not state is held against nothing
    # th: ยอดรวมที่รายงานไม่ได้ระบุ ไม่นำมาเปรียบเทียบ
    Given an agency:
      | id |
      | X  |
    When the rule "agency-completion" is evaluated
    Then the finding "unchecked" is raised for agency "X"
    And the finding "agency-count" is not raised
    And the finding "agency-completed" is not raised

  Scenario: An agency without projects has no indicators, and no share of them
    # th: หน่วยงานที่ไม่มีโครงการ ไม่มีตัวชี้วัดและไม่มีสัดส่วน
    Given an agency:
      | id | reported_indicators | reported_completed |
      | X  | 0                   | 0                  |
    When the rule "agency-completion" is evaluated
    Then the indicator_count of agency "X" is 0
    And the indicators_met of agency "X" is 0
    And the reported_complete of agency "X" is 0
    And the completion_percent of agency "X" is null because undefined
    And no finding is raised

  # Both indicators: 75 points and 75.0001, of which the mean is 75.00005
  Scenario: A mean half-way between two figures of four decimals is rounded up
    # th: ค่าเฉลี่ยที่อยู่กึ่งกลางระหว่างทศนิยม 4 ตำแหน่งสองค่าให้ปัดขึ้น
    Given an agency:
      | id |
      | X  |
    And these indicators:
      | id | requirers | direction      | target | result  | scoring    | point_50 | point_75 | point_100 |
      | A  | opdc      | more_is_better | 100    | 75      | own_points | 50       | 75       | 100       |
      | B  | opdc      | more_is_better | 100    | 75.0001 | own_points | 50       | 75       | 100       |
    When the rule "agency-completion" is evaluated
    Then the mean_capped_attainment of the agency is 75.0001
    And the opdc_mean_score of the agency is 75.0001

  Scenario: One indicator that can't be rated leaves the figures open
    # th: ตัวชี้วัดที่ประเมินไม่ได้เพียงตัวเดียว ทำให้สรุปตัวเลขไม่ได้
    Given an agency:
      | id |
      | X  |
    And an indicator:
      | id | requirers | direction      | target | unit    |
      | A  | opdc      | more_is_better | 80     | percent |
    When the rule "agency-completion" is evaluated
    Then the indicators_met of the agency is null because missing: indicator/A/result
    And the mean_capped_attainment of the agency is null because missing: indicator/A/result

  Scenario: What can't be verified counts among all and in no mean
    # th: ตัวชี้วัดที่ตรวจสอบไม่ได้นับรวมในจำนวนทั้งหมด แต่ไม่นำมาคิดค่าเฉลี่ย
    Given an agency:
      | id | reported_indicators | reported_completed |
      | X  | 3                   | 1                  |
    And these projects:
      | id | agency | reported_completed |
      | A  | X      | 1                  |
      | B  | X      | 0                  |
    And these indicators:
      | id  | project | direction      | target | unit   | result | result_unit |
      | A-1 | A       | more_is_better | 80     | people | 40     | people      |
      | A-2 | A       | more_is_better | 80     | people | 90     | engagements |
      | B-1 | B       | more_is_better | 80     | people | 90     | engagements |
    When the rule "agency-completion" is evaluated
    Then the agencies come out as:
      | key | indicator_count | indicators_met | indicators_not_met | indicators_unverified | completion_percent | mean_capped_attainment |
      | X   | 3               | 0              | 1                  | 2                     | 0.00               | 50                     |

  # 29 of 32 is 90.625 per cent, half-way between two figures of two decimals; the mean is of 31
  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "agency-completion" is evaluated
    Then the agencies come out as:
      | key  | indicator_count | indicators_met | indicators_not_met | indicators_unverified | completion_percent | reported_complete | mean_capped_attainment | opdc_mean_score |
      | ETDA | 32              | 29             | 2                  | 1                     | 90.63              | 32                | 98.3871                | 91.6667         |
    And no finding is raised
