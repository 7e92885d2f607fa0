Feature: Obstacle that the closing remark denies
  # th: อุปสรรคที่ส่วนท้ายของรายงานปฏิเสธ
  A report does not record an obstacle and deny that there was one.
  # th: รายงานต้องไม่บันทึกอุปสรรคแล้วปฏิเสธว่าไม่มีอุปสรรค

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Closing remarks that deny obstacles and that do not
    # th: ส่วนท้ายที่ปฏิเสธว่ามีอุปสรรค และที่ไม่ปฏิเสธ
    Given an obstacle:
      | indicator | no | text_th |
      | A         | 1  | ล่าช้า    |
    And these closing remarks:
      | id | denies_obstacles |
      | 1  | false            |
      | 2  | <denies>         |
    When the rule "obstacle-denied" is evaluated
    Then the finding "obstacle-denied" is <whether> for obstacle "A:1"

    Examples:
      # th: | ปฏิเสธว่ามีอุปสรรค | ผลการตรวจ |
      | denies | whether    |
      | true   | raised     |
      | false  | not raised |

  Scenario: A report without closing remarks denies nothing
    # th: รายงานที่ไม่มีส่วนท้าย ไม่ปฏิเสธสิ่งใด
    Given an obstacle:
      | indicator | no | text_th |
      | A         | 1  | ล่าช้า    |
    When the rule "obstacle-denied" is evaluated
    Then no finding is raised

  Scenario: The note on DG-5 and ETDA's closing section
    # th: หมายเหตุของ DG-5 กับส่วนท้ายของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "obstacle-denied" is evaluated
    Then the finding "obstacle-denied" is raised for obstacle "DG-5:1"
    And the finding "obstacle-denied" is a warning
    And the message of "obstacle-denied" says "The note on DG-5 records an obstacle (“ETDA had to slow down the drafting of the CA royal decree"
    And the message of "obstacle-denied" says "หมายเหตุของ DG-5 บันทึกอุปสรรค (“สพธอ. ต้องชะลอการจัดทำ พ.ร.ฎ. CA"
