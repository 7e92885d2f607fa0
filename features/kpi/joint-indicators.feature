Feature: Joint indicators counted once
  # th: ตัวชี้วัดร่วมนับครั้งเดียว
  Counted by requirer, a joint indicator counts once, so the sum is the number of indicators.
  # th: เมื่อนับตามหน่วยงานที่กำหนด ตัวชี้วัดร่วมให้นับครั้งเดียว ผลรวมจึงเท่ากับจำนวนตัวชี้วัด

  Background:
    Given the book is dated 2020-09-30

  Scenario: A joint indicator is one indicator
    # th: ตัวชี้วัดร่วมถือเป็นตัวชี้วัดเดียว
    Given these requirers:
      | id            |
      | budget_bureau |
      | mdes          |
    And these indicators:
      | id | requirers          |
      | A  | budget_bureau      |
      | B  | budget_bureau;mdes |
    When the rule "joint-indicators" is evaluated
    Then the joint_indicators of the agency is 1
    And the required_indicators of the agency is 2
    And no finding is raised

  Scenario: A requirer that the book does not list leaves its indicators uncounted
    # th: ตัวชี้วัดของหน่วยงานที่ไม่อยู่ในรายการ ไม่ถูกนับ
    Given these requirers:
      | id            |
      | budget_bureau |
    And these indicators:
      | id | requirers     |
      | A  | budget_bureau |
      | B  | opdc          |
    When the rule "joint-indicators" is evaluated
    Then the required_indicators of the agency is 1
    And the finding "requirer-count" is raised

  Scenario: A book of two agencies counts one's indicators with the other's, and a finding says so
    # th: ข้อมูลที่มีสองหน่วยงานนับตัวชี้วัดปนกัน และมีข้อค้นพบแจ้งไว้
    Given these agencies:
      | id |
      | X  |
      | Y  |
    And these projects:
      | id | agency |
      | A  | X      |
      | B  | Y      |
    And a requirer:
      | id   |
      | opdc |
    And these indicators:
      | id  | project | requirers |
      | A-1 | A       | opdc      |
      | B-1 | B       | opdc      |
    When the rule "joint-indicators" is evaluated
    Then the required_indicators of agency "X" is 2
    And the finding "requirer-count" is raised for agency "X"

  Scenario: A book that lists no requirers counts the joint indicators alone
    # th: ข้อมูลที่ไม่มีรายการหน่วยงานที่กำหนด นับเฉพาะตัวชี้วัดร่วม
    Given an agency:
      | id |
      | X  |
    And an indicator:
      | id | requirers          |
      | A  | budget_bureau;mdes |
    When the rule "joint-indicators" is evaluated
    Then the required_indicators of agency "X" is 1
    And no finding is raised

  Scenario: The finding is a warning that names both counts
    # th: ข้อค้นพบเป็นคำเตือนที่ระบุทั้งสองจำนวน
    Given an agency:
      | id |
      | X  |
    And a requirer:
      | id            |
      | budget_bureau |
    And an indicator:
      | id | requirers |
      | A  | opdc      |
    When the rule "joint-indicators" is evaluated
    Then the finding "requirer-count" is a warning
    And the message of "requirer-count" says "Counted by requirer there are 0 indicators, and 1 in all"
    And the message of "requirer-count" says "นับตามหน่วยงานที่กำหนดได้ 0 ตัวชี้วัด แต่มีทั้งหมด 1 ตัว"

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "joint-indicators" is evaluated
    Then the joint_indicators of agency "ETDA" is 2
    And the required_indicators of agency "ETDA" is 32
    And no finding is raised
