Feature: Budget of a project
  # th: งบประมาณของโครงการ
  A project's figures are those of its line of the budget table.
  # th: ตัวเลขของโครงการคือตัวเลขของรายการที่ตรงกันในตารางงบประมาณ

  Background:
    Given the book is dated 2020-09-30

  Scenario: The figures of its line, and of no other
    # th: ใช้ตัวเลขของรายการของโครงการ และไม่ใช้ของรายการอื่น
    Given a plan line:
      | code | amount | budget_line |
      | P1   | 80     | 2           |
    And these budget lines:
      | code | plan | disbursed | carried_over | reserved | reported_outturn |
      | 1    | 999  | 999       | 999          | 999      | 999              |
      | 2    | 100  | 45        | 10           | 5        | 60               |
      | 3    | 999  | 999       | 999          | 999      | 999              |
    And a project:
      | id | budget_line |
      | A  | 2           |
    When the rule "project-budget" is evaluated
    Then the projects come out as:
      | key | approved_plan | revised_plan | outturn | virement | virement_percent | utilisation_percent | utilisation_of_approved_plan |
      | A   | 80            | 100          | 60      | 20       | 25.00            | 60.0000             | 75.00                        |
    And the projects come out as:
      | key | disbursed | carried_over | reserved | unspent | cash_percent | unpaid_percent |
      | A   | 45        | 10           | 5        | 40      | 45.0000      | 25.0000        |
    And no finding is raised

  Scenario Outline: A project must name a line that is there
    # th: โครงการต้องระบุรายการที่มีอยู่ในตาราง
    Given a budget line:
      | code | plan |
      | 1    | 100  |
    And a project:
      | id | budget_line |
      | A  | <line>      |
    When the rule "project-budget" is evaluated
    Then the finding "project-without-line" is <whether> for project "A"

    Examples:
      # th: | รายการ | ผลการตรวจ |
      | line | whether    |
      | 1    | not raised |
      | 2    | raised     |
      |      | raised     |

  Scenario: A project without a line is a warning, for its work can still be judged
    # th: โครงการที่ไม่มีรายการเป็นคำเตือน เพราะยังประเมินผลการดำเนินงานได้
    Given a budget line:
      | code | plan |
      | 1    | 100  |
    And a project:
      | id | budget_line |
      | A  | 2           |
    When the rule "project-budget" is evaluated
    Then the finding "project-without-line" is a warning
    And the revised_plan of the project is null because undefined

  Scenario: A book without a budget table has no line to name
    # th: ข้อมูลที่ไม่มีตารางงบประมาณ ไม่มีรายการให้ระบุ
    Given a project:
      | id |
      | A  |
    When the rule "project-budget" is evaluated
    Then no finding is raised
    And the revised_plan of the project is null because undefined

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "project-budget" is evaluated
    Then the projects come out as:
      | key | approved_plan | revised_plan | virement | virement_percent | utilisation_percent | utilisation_of_approved_plan |
      | DG  | 42.2625       | 28.6188      | -13.6437 | -32.28           | 95.6885             | 64.80                        |
      | DT  | 56.7378       | 77.3767      | 20.6389  | 36.38            | 98.5927             | 134.46                       |
      | EL  | 92.4915       | 88.3398      | 0.5533   | 0.60             | 59.8286             | 62.23                        |
      | EC  | 73.4307       | 71.3198      | -2.1109  | -2.87            | 92.6520             | 89.99                        |
      | SF  | 23.2678       | 4.1865       | -19.0813 | -82.01           | 94.3963             | 16.98                        |
    And the projects come out as:
      | key | disbursed | carried_over | reserved | unspent | cash_percent | unpaid_percent |
      | DG  | 4.1600    | 0.3744       | 22.8505  | 1.2339  | 14.5359      | 84.8091        |
      | DT  | 45.7146   | 14.2750      | 16.2982  | 1.0889  | 59.0806      | 40.0761        |
      | EL  | 13.1889   | 17.3286      | 22.3351  | 35.4873 | 14.9297      | 75.0460        |
      | EC  | 18.3052   | 20.5427      | 27.2313  | 5.2406  | 25.6664      | 72.2981        |
      | SF  | 0.5871    | 0            | 3.3648   | 0.2346  | 14.0236      | 85.1439        |
    And no finding is raised
