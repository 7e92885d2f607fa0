Feature: Financial status against the approved plan
  # th: สถานะด้านการเงินเทียบกับแผนที่ได้รับอนุมัติ
  The same legend, applied to the outturn against the plan as it was approved, before money was moved.
  # th: ใช้คำอธิบายสีเดียวกันกับผลการใช้จ่ายเทียบกับแผนตามที่ได้รับอนุมัติก่อนการถัวจ่าย

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The colour follows the delay against the approved plan
    # th: สีเป็นไปตามความล่าช้าเทียบกับแผนที่ได้รับอนุมัติ
    Given a plan line:
      | code | amount | budget_line |
      | 1    | 1000   | 1           |
    And a budget line:
      | code | plan | reported_outturn |
      | 1    | 2000 | <outturn>        |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 100                    |
    When the rule "approved-status" is evaluated
    Then the status_against_approved of the project is <colour>

    Examples:
      # th: | ผลการใช้จ่าย | สี |
      | outturn | colour |
      | 1100    | green  |
      | 951     | green  |
      | 950     | green  |
      | 949.6   | green  |
      | 949.5   | yellow |
      | 801     | yellow |
      | 800     | yellow |
      | 799.6   | yellow |
      | 799.5   | red    |
      | 0       | red    |

  Scenario Outline: A colour that the revision made better is told
    # th: สีที่ดีขึ้นเพราะการปรับแผนมีข้อค้นพบแจ้งไว้
    Given a plan line:
      | code | amount | budget_line |
      | 1    | 1000   | 1           |
    And a budget line:
      | code | plan   | reported_outturn |
      | 1    | <plan> | <outturn>        |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 100                    |
    When all rules are evaluated
    Then the finding "worse-against-approved" is <whether> for project "1"

    Examples:
      # th: | แผน | ผลการใช้จ่าย | ผลการตรวจ |
      | plan | outturn | whether    |
      | 600  | 600     | raised     |
      | 700  | 600     | raised     |
      | 1000 | 600     | not raised |
      | 2000 | 960     | not raised |

  Scenario: What is not known has no colour, and can't be checked
    # th: สิ่งที่ไม่ทราบไม่มีสีและตรวจไม่ได้
    Given a plan line:
      | code | amount | budget_line |
      | 1    | 1000   | 1           |
    And a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 |                  |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 100                    |
    When all rules are evaluated
    Then the status_against_approved of the project is null because missing: budget_line/1/reported_outturn
    And the finding "worse-against-approved" is not raised for project "1"
    And the finding "unchecked" is raised for project "1"

  Scenario: Without an approved plan the rule says nothing
    # th: ไม่มีแผนที่ได้รับอนุมัติ เกณฑ์นี้จึงไม่ตัดสิน
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | 500              |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 100                    |
    When all rules are evaluated
    Then the status_against_approved of the project is null because not rated: project/1/status_against_approved
    And the finding "worse-against-approved" is not raised for project "1"

  # DG 27.3849 of 42.2625 is 64.80 %, SF 3.9519 of 23.2678 is 16.98 %
  Scenario: Two of ETDA's projects are red against the approved plan
    # th: สองโครงการของ สพธอ. เป็นสีแดงเมื่อเทียบกับแผนที่ได้รับอนุมัติ
    Given the facts of "etda/2563-q4"
    When all rules are evaluated
    Then the projects come out as:
      | key | status_financial | status_against_approved |
      | DG  | green            | red                     |
      | DT  | green            | green                   |
      | EL  | red              | red                     |
      | EC  | yellow           | yellow                  |
      | SF  | yellow           | red                     |
    And the finding "worse-against-approved" is raised for project "DG"
    And the finding "worse-against-approved" is raised for project "SF"
    And the finding "worse-against-approved" is not raised for project "EC"
    And the finding "worse-against-approved" is a warning
    And the message of "worse-against-approved" says "Project SF is Yellow against the revised plan and Red against the approved one, of which it spent 16.98 %"
    And the message of "worse-against-approved" says "โครงการ SF เป็นสีเหลืองเมื่อเทียบแผนหลังปรับปรุง แต่เป็นสีแดงเมื่อเทียบแผนที่ได้รับอนุมัติ"

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    # th: เกณฑ์นี้ใช้กับปีงบประมาณ พ.ศ. 2563 ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึงวันที่ 30 กันยายน 2563
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "approved-status" is <whether>

    Examples:
      # th: | วันที่ | ผล |
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
