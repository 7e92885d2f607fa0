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
      | code | plan | reported_outturn |
      | 1    | 999  | 999              |
      | 2    | 100  | 60               |
      | 3    | 999  | 999              |
    And a project:
      | id | budget_line |
      | A  | 2           |
    When the rule "project-budget" is evaluated
    Then the projects come out as:
      | key | approved_plan | revised_plan | outturn | virement | virement_percent | utilisation_percent | utilisation_of_approved_plan |
      | A   | 80            | 100          | 60      | 20       | 25.00            | 60.0000             | 75.00                        |
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
      | EL  | 92.4915       | 88.3398      | -4.1517  | -4.49            | 59.8286             | 57.14                        |
      | EC  | 73.4307       | 71.3198      | -2.1109  | -2.87            | 92.6520             | 89.99                        |
      | SF  | 23.2678       | 4.1865       | -19.0813 | -82.01           | 94.3963             | 16.98                        |
    And no finding is raised
