Feature: Completion of a project's indicators
  # th: การบรรลุตัวชี้วัดของโครงการ
  How many indicators are fully met, and whether the summary says more.
  # th: ตัวชี้วัดที่บรรลุครบถ้วนมีกี่ตัว และตารางสรุปรายงานไว้มากกว่านั้นหรือไม่

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Reported against computed
    # th: จำนวนที่รายงานเทียบกับจำนวนที่คำนวณได้
    Given a project:
      | id | reported_indicators | reported_completed |
      | A  | <indicators>        | <completed>        |
    And these indicators:
      | id  | direction      | target | unit    | result | result_unit |
      | A-1 | more_is_better | 80     | percent | 80     | percent     |
      | A-2 | more_is_better | 80     | percent | 85     | percent     |
      | A-3 | more_is_better | 80     | percent | 79     | percent     |
    When the rule "completion" is evaluated
    Then the indicator_count of the project is 3
    And the indicators_met of the project is 2
    And the indicators_not_met of the project is 1
    And the indicators_unverified of the project is 0
    And the completion_percent of the project is 66.67
    And the finding "indicator-count" is <count>
    And the finding "completion-overstated" is <overstated>

    Examples:
      # th: | จำนวนตัวชี้วัด | จำนวนที่แล้วเสร็จ | ตรวจจำนวน | ตรวจยอดแล้วเสร็จ |
      | indicators | completed | count      | overstated |
      | 3          | 2         | not raised | not raised |
      | 3          | 3         | not raised | raised     |
      | 3          | 1         | not raised | not raised |
      | 4          | 2         | raised     | not raised |
      | 2          | 2         | raised     | not raised |

  Scenario: What can't be verified is neither met nor missed, and is not complete
    # th: ตัวชี้วัดที่ตรวจสอบไม่ได้ ไม่ถือว่าบรรลุหรือไม่บรรลุ และไม่นับเป็นแล้วเสร็จ
    Given a project:
      | id | reported_indicators | reported_completed |
      | A  | 3                   | 3                  |
    And these indicators:
      | id  | direction      | target | unit   | result | result_unit |
      | A-1 | more_is_better | 80     | people | 90     | people      |
      | A-2 | more_is_better | 80     | people | 90     | engagements |
      | A-3 | more_is_better | 80     | people | 70     | engagements |
    When the rule "completion" is evaluated
    Then the indicators_met of the project is 1
    And the indicators_not_met of the project is 0
    And the indicators_unverified of the project is 2
    And the completion_percent of the project is 33.33
    And the finding "completion-overstated" is raised

  Scenario: One indicator that can't be rated leaves the count open
    # th: ตัวชี้วัดที่ประเมินไม่ได้เพียงตัวเดียว ทำให้นับไม่ได้
    Given a project:
      | id | reported_indicators | reported_completed |
      | A  | 2                   | 2                  |
    And these indicators:
      | id  | direction      | target | unit    | result | result_unit |
      | A-1 | more_is_better | 80     | percent | 80     | percent     |
      | A-2 | more_is_better | 80     | percent |        | percent     |
    When the rule "completion" is evaluated
    Then the indicators_met of the project is null because missing: indicator/A-2/result
    And the indicators_not_met of the project is null because missing: indicator/A-2/result
    And the indicators_unverified of the project is null because missing: indicator/A-2/result
    And the completion_percent of the project is null because missing: indicator/A-2/result
    And the finding "unchecked" is raised for project "A"
    And the finding "completion-overstated" is not raised for project "A"

  Scenario: Numbers that the summary does not state are held against nothing
    # th: จำนวนที่ตารางสรุปไม่ได้ระบุ ไม่นำมาเปรียบเทียบ
    Given a project:
      | id |
      | A  |
    And an indicator:
      | id  | direction      | target | result |
      | A-1 | more_is_better | 80     | 80     |
    When the rule "completion" is evaluated
    Then the indicator_count of project "A" is 1
    And the finding "unchecked" is raised for project "A"
    And the finding "indicator-count" is not raised for project "A"
    And the finding "completion-overstated" is not raised for project "A"

  Scenario: Another number of indicators, or too many completed, is a warning that names both
    # th: จำนวนตัวชี้วัดที่ต่างไป หรือจำนวนที่แล้วเสร็จมากเกิน เป็นคำเตือนที่ระบุทั้งสองจำนวน
    Given a project:
      | id | reported_indicators | reported_completed |
      | A  | 2                   | 2                  |
    And an indicator:
      | id  | direction      | target | result |
      | A-1 | more_is_better | 80     | 80     |
    When the rule "completion" is evaluated
    Then the finding "indicator-count" is a warning
    And the message of "indicator-count" says "Project A reports 2 indicators; its table holds 1"
    And the message of "indicator-count" says "โครงการ A รายงานตัวชี้วัด 2 ตัว แต่ตารางตัวชี้วัดมี 1 ตัว"
    And the finding "completion-overstated" is a warning
    And the message of "completion-overstated" says "โครงการ A รายงานว่าแล้วเสร็จ 2 จาก 2 ตัวชี้วัด แต่บรรลุครบถ้วน 1 ตัว"

  Scenario: A project without indicators has met none, and no share of them
    # th: โครงการที่ไม่มีตัวชี้วัด ไม่มีที่บรรลุและไม่มีสัดส่วน
    Given a project:
      | reported_indicators | reported_completed |
      | 0                   | 0                  |
    When the rule "completion" is evaluated
    Then the indicators_met of the project is 0
    And the completion_percent of the project is null because undefined
    And no finding is raised

  Scenario: Two of ETDA's projects report more than is met
    # th: สองโครงการของ สพธอ. รายงานมากกว่าที่บรรลุจริง
    Given the facts of "etda/2563-q4"
    When the rule "completion" is evaluated
    Then the projects come out as:
      | key | indicator_count | indicators_met | indicators_not_met | indicators_unverified | completion_percent |
      | DG  | 5               | 4              | 1                  | 0                     | 80.00              |
      | DT  | 5               | 5              | 0                  | 0                     | 100.00             |
      | EL  | 8               | 8              | 0                  | 0                     | 100.00             |
      | EC  | 8               | 6              | 1                  | 1                     | 75.00              |
      | SF  | 6               | 6              | 0                  | 0                     | 100.00             |
    And the finding "completion-overstated" is raised for project "DG"
    And the finding "completion-overstated" is raised for project "EC"
    And the finding "completion-overstated" is not raised for project "EL"
    And the finding "indicator-count" is not raised
    And the message of "completion-overstated" says "Project DG reports 5 of 5 indicators complete, and 4 are fully met"

  # Fewer than 32 indicators have no share that ends so: 1 / 32 is 3.125 per cent
  Scenario: A share half-way between two figures of two decimals is rounded up
    # th: สัดส่วนที่อยู่กึ่งกลางระหว่างทศนิยม 2 ตำแหน่งสองค่าให้ปัดขึ้น
    Given a project:
      | id |
      | A  |
    And these indicators:
      | direction      | target | result |
      | more_is_better | 80     | 80     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
      | more_is_better | 80     | 79     |
    When the rule "completion" is evaluated
    Then the indicator_count of project "A" is 32
    And the indicators_met of project "A" is 1
    And the completion_percent of project "A" is 3.13
