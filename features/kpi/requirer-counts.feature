Feature: Indicators by requirer
  # th: จำนวนตัวชี้วัดจำแนกตามหน่วยงานที่กำหนด
  How many indicators a body requires alone, jointly, and in all.
  # th: จำนวนตัวชี้วัดที่หน่วยงานหนึ่งกำหนดโดยลำพัง กำหนดร่วมกับหน่วยงานอื่น และรวมทั้งหมด

  Background:
    Given the book is dated 2020-09-30

  Scenario: Sole and joint indicators are told apart
    # th: แยกตัวชี้วัดที่กำหนดโดยลำพังกับที่กำหนดร่วม
    Given these requirers:
      | id            |
      | budget_bureau |
      | mdes          |
      | opdc          |
    And these indicators:
      | id | requirers          |
      | A  | budget_bureau      |
      | B  | budget_bureau;mdes |
      | C  | mdes               |
      | D  | budget_bureau      |
    When the rule "requirer-counts" is evaluated
    Then the requirers come out as:
      | key           | sole_indicators | joint_indicators | all_indicators |
      | budget_bureau | 2               | 1                | 3              |
      | mdes          | 1               | 1                | 2              |
      | opdc          | 0               | 0                | 0              |

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "requirer-counts" is evaluated
    Then the requirers come out as:
      | key           | sole_indicators | joint_indicators | all_indicators |
      | budget_bureau | 18              | 2                | 20             |
      | mdes          | 6               | 2                | 8              |
      | opdc          | 6               | 0                | 6              |
    And no finding is raised
