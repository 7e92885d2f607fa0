Feature: Indicators that the plan lists
  # th: ตัวชี้วัดที่แผนระบุไว้
  The plan's table is the Budget Document's: it lists what the Budget Bureau requires, alone or with
  others.
  # th: ตารางของแผนเป็นตารางตามเอกสารงบประมาณ จึงระบุเฉพาะตัวชี้วัดที่สำนักงบประมาณกำหนด
  # th: โดยลำพังหรือร่วมกับหน่วยงานอื่น

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: By who requires it
    # th: จำแนกตามหน่วยงานที่กำหนด
    Given an indicator:
      | id | requirers   |
      | A  | <requirers> |
    When the rule "plan-listed" is evaluated
    Then the listed_in_plan of indicator "A" is <listed>

    Examples:
      # th: | หน่วยงานที่กำหนด | อยู่ในแผน |
      | requirers              | listed |
      | budget_bureau          | true   |
      | budget_bureau; mdes    | true   |
      | opdc                   | false  |
      | mdes                   | false  |

  Scenario: Twelve of ETDA's indicators are not to be looked for in it
    # th: ตัวชี้วัดของ สพธอ. สิบสองตัวไม่ต้องอยู่ในแผน
    Given the facts of "etda/2563-q4"
    When the rule "plan-listed" is evaluated
    Then the listed_in_plan of indicator "DG-5" is false
    And the listed_in_plan of indicator "DT-1" is true
    And the listed_in_plan of indicator "EC-7" is false
