Feature: A project sheet's budget against the spending plan
  # th: งบประมาณตามแผนปฏิบัติการรายโครงการเทียบกับแผนการใช้จ่าย
  The sheet of a project states the budget that the spending plan gives it.
  # th: แผนปฏิบัติการรายโครงการต้องระบุงบประมาณตามที่แผนการใช้จ่ายจัดสรร

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The same and another
    # th: งบประมาณเท่ากัน และไม่เท่ากัน
    Given a plan line:
      | code | amount | project |
      | 1.1  | 80     | A       |
    And a project sheet:
      | id | project | budget   |
      | S  | A       | <budget> |
    When the rule "sheet-budget" is evaluated
    Then the finding "sheet-budget" is <whether> for project sheet "S"

    Examples:
      # th: | งบประมาณ | ผลการตรวจ |
      | budget  | whether    |
      | 79.9999 | raised     |
      | 80      | not raised |
      | 80.0001 | raised     |

  Scenario: A project with two lines in the plan has both of them
    # th: โครงการที่มีสองรายการในแผน ได้งบประมาณของทั้งสองรายการ
    Given these plan lines:
      | code | amount | project |
      | 1.1  | 80     | A       |
      | 1.2  | 15     | A       |
      | 1.3  | 40     | B       |
    And a project sheet:
      | id | project | budget |
      | S  | A       | 95     |
      | T  | A       | 80     |
    When the rule "sheet-budget" is evaluated
    Then the finding "sheet-budget" is not raised for project sheet "S"
    And the finding "sheet-budget" is raised for project sheet "T"

  Scenario: A sheet that differs from the plan is a warning, for either may be the wrong one
    # th: แผนปฏิบัติการที่ต่างจากแผนการใช้จ่ายเป็นคำเตือน เพราะอาจผิดที่ฝ่ายใดก็ได้
    Given a plan line:
      | code | amount | project |
      | 1.1  | 80     | A       |
    And a project sheet:
      | id | project | budget |
      | S  | A       | 81     |
    When the rule "sheet-budget" is evaluated
    Then the finding "sheet-budget" is a warning

  Scenario: A project that the spending plan does not have leaves its sheet unchecked
    # th: โครงการที่ไม่มีในแผนการใช้จ่าย ทำให้ตรวจแผนปฏิบัติการไม่ได้
    Given a plan line:
      | code | amount | project |
      | 1.1  | 80     | A       |
    And a project sheet:
      | id | project | budget |
      | S  | B       | 80     |
    When the rule "sheet-budget" is evaluated
    Then the finding "unchecked" is raised for project sheet "S"
    And the finding "sheet-budget" is not raised

  Scenario: A sheet that is no project's is not held against one
    # th: แผนปฏิบัติการที่ไม่ใช่ของโครงการ ไม่นำมาเปรียบเทียบ
    Given a project sheet:
      | id | budget |
      | S  | 80     |
    When the rule "sheet-budget" is evaluated
    Then no finding is raised

  Scenario: ETDA's sheets and plan agree
    # th: แผนปฏิบัติการกับแผนการใช้จ่ายของ สพธอ. ตรงกัน
    Given the facts of "etda/2563-q4"
    When the rule "sheet-budget" is evaluated
    Then no finding is raised
