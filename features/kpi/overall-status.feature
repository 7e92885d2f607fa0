Feature: Overall status
  # th: สถานะโดยรวม
  Both statuses are shown; the worse of the two is the project's, and its side is named.
  # th: แสดงสถานะทั้งสองด้าน ด้านที่แย่กว่าเป็นสถานะของโครงการ และระบุว่าเป็นด้านใด

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The worse side sets the status
    # th: ด้านที่แย่กว่าเป็นตัวกำหนดสถานะ
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | <outturn>        |
    And a project:
      | budget_line | financial_plan_percent | physical_plan_percent | physical_actual_percent | obstacle |
      | 1           | 100                    | 100                   | <actual>                | false    |
    When the rule "overall-status" is evaluated
    Then the status of the project is <status>
    And the status_side of the project is <side>

    Examples:
      # th: | ผลการดำเนินงาน | ผลการใช้จ่าย | สถานะ | ด้าน |
      | actual | outturn | status | side      |
      | 100    | 1000    | green  | both      |
      | 90     | 1000    | yellow | physical  |
      | 70     | 900     | red    | physical  |
      | 100    | 900     | yellow | financial |
      | 90     | 700     | red    | financial |
      | 90     | 900     | yellow | both      |
      | 50     | 500     | red    | both      |

  Scenario: One unknown side leaves the status unknown
    # th: ไม่ทราบสถานะด้านหนึ่ง จึงไม่ทราบสถานะโดยรวม
    Given a project:
      | physical_plan_percent | physical_actual_percent | obstacle |
      | 100                   | 100                     | false    |
    When the rule "overall-status" is evaluated
    Then the status of the project is null because missing: project/1/financial_plan_percent

  Scenario: Three projects of ETDA are held back by their spending
    # th: สามโครงการของ สพธอ. มีสถานะแย่ลงเพราะการใช้จ่าย
    Given the facts of "etda/2563-q4"
    When the rule "overall-status" is evaluated
    Then the projects come out as:
      | key | status | status_side |
      | DG  | green  | both        |
      | DT  | green  | both        |
      | EL  | red    | financial   |
      | EC  | yellow | financial   |
      | SF  | yellow | financial   |

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    # th: เกณฑ์นี้ใช้กับปีงบประมาณ พ.ศ. 2563 ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึงวันที่ 30 กันยายน 2563
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "overall-status" is <whether>

    Examples:
      # th: | วันที่ | ผล |
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
