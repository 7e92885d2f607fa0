Feature: Progress status
  # th: สถานะความก้าวหน้า
  The colour of a project's physical progress, after the legend of the summary table:
  green on plan or a delay of no more than 5 %, yellow 5.1 to 20 %, red over 20 % or an obstacle.
  # th: สีของความก้าวหน้าด้านผลการดำเนินงานของโครงการ ตามคำอธิบายใต้ตารางสรุป: สีเขียวคือเป็นไปตามแผน
  # th: หรือล่าช้าไม่เกินร้อยละ 5 สีเหลืองคือล่าช้าร้อยละ 5.1-20 สีแดงคือล่าช้าเกินร้อยละ 20 หรือมีอุปสรรค

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The colour follows the delay, on both sides of each threshold
    # th: สีเป็นไปตามความล่าช้า ทั้งสองข้างของทุกเกณฑ์
    Given a project:
      | physical_plan_percent | physical_actual_percent | obstacle |
      | 100                   | <actual>                | false    |
    When the rule "progress-status" is evaluated
    Then the physical_delay of the project is <delay>
    And the status_physical of the project is <colour>
    And no finding is raised

    Examples:
      # th: | ผลการดำเนินงาน | ความล่าช้า | สี |
      | actual | delay | colour |
      | 120    | 0.0   | green  |
      | 100    | 0.0   | green  |
      | 95.1   | 4.9   | green  |
      | 95     | 5.0   | green  |
      | 94.96  | 5.0   | green  |
      | 94.95  | 5.1   | yellow |
      | 94.9   | 5.1   | yellow |
      | 80.1   | 19.9  | yellow |
      | 80     | 20.0  | yellow |
      | 79.96  | 20.0  | yellow |
      | 79.95  | 20.1  | red    |
      | 0      | 100.0 | red    |

  Scenario Outline: An obstacle is red whatever the delay
    # th: มีอุปสรรคเป็นสีแดง ไม่ว่าจะล่าช้าเท่าใด
    Given a project:
      | physical_plan_percent | physical_actual_percent | obstacle |
      | 100                   | <actual>                | true     |
    When the rule "progress-status" is evaluated
    Then the status_physical of the project is red

    Examples:
      # th: | ผลการดำเนินงาน |
      | actual |
      | 100    |
      | 90     |
      |        |

  Scenario: A missing result is no delay of nothing
    # th: ไม่มีผลการดำเนินงาน ไม่ใช่ความล่าช้าเป็นศูนย์
    Given a project:
      | id | physical_plan_percent | physical_actual_percent | obstacle |
      | A  | 100                   |                         | false    |
    When the rule "progress-status" is evaluated
    Then the physical_delay of project "A" is null because missing: project/A/physical_actual_percent
    And the status_physical of project "A" is null because missing: project/A/physical_actual_percent
    And the finding "no-row" is raised for project "A"

  Scenario: Whether there is an obstacle must be known
    # th: ต้องทราบว่ามีอุปสรรคหรือไม่
    Given a project:
      | id | physical_plan_percent | physical_actual_percent | obstacle |
      | A  | 100                   | 100                     |          |
    When the rule "progress-status" is evaluated
    Then the status_physical of project "A" is null because missing: project/A/obstacle

  Scenario Outline: The legend is that of fiscal year 2563
    # th: คำอธิบายสีเป็นของปีงบประมาณ พ.ศ. 2563
    Given the book is dated <day>
    And a project:
      | physical_plan_percent | physical_actual_percent | obstacle |
      | 100                   | 100                     | false    |
    When all rules are evaluated
    Then the rule "progress-status" is <whether>

    Examples:
      # th: | วันที่ | ผล |
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |

  Scenario: All five projects of ETDA were on plan
    # th: ห้าโครงการของ สพธอ. เป็นไปตามแผน
    Given the facts of "etda/2563-q4"
    When the rule "progress-status" is evaluated
    Then the projects come out as:
      | key | physical_delay | status_physical |
      | DG  | 0.0            | green           |
      | DT  | 0.0            | green           |
      | EL  | 0.0            | green           |
      | EC  | 0.0            | green           |
      | SF  | 0.0            | green           |
    And no finding is raised
