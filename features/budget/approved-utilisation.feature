Feature: Utilisation of the approved plan
  # th: อัตราการใช้จ่ายเทียบกับแผนที่ได้รับอนุมัติ
  The outturn as a share of the plan that was approved, before money was moved.
  # th: ผลการใช้จ่ายคิดเป็นร้อยละของแผนที่ได้รับอนุมัติก่อนการถัวจ่าย

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The share, to two decimals, half rounded up
    # th: สัดส่วนเป็นทศนิยม 2 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given a plan line:
      | code | amount     | budget_line |
      | P1   | <approved> | 1           |
    And a budget line:
      | code | reported_outturn |
      | 1    | <outturn>        |
    When the rule "approved-utilisation" is evaluated
    Then the utilisation_of_approved_plan of the budget line is <percent>

    Examples:
      # th: | แผนที่ได้รับอนุมัติ | ผลการใช้จ่าย | ร้อยละ |
      | approved | outturn | percent                                              |
      | 30       | 20      | 66.67                                                |
      | 20       | 30      | 150.00                                               |
      | 80       | 0.1     | 0.13                                                 |
      | 0        | 30      | null because undefined                               |
      | 30       |         | null because missing: budget_line/1/reported_outturn |

  Scenario: What lines that are part of it spent is counted with it
    # th: ยอดใช้จ่ายของรายการที่เป็นส่วนหนึ่งนับรวมกับรายการนั้น
    Given a plan line:
      | code | amount | budget_line |
      | P1   | 80     | 1           |
    And these budget lines:
      | code | reported_outturn | part_of |
      | 1    | 40               |         |
      | 2    | 10               | 1       |
      | 3    | 6                | 1       |
      | 4    | 90               | 5       |
    When the rule "approved-utilisation" is evaluated
    # 56 of 80
    Then the utilisation_of_approved_plan of budget line "1" is 70.00
    And the utilisation_of_approved_plan of budget line "2" is null because not applicable

  # 52.8525 and e-Office's 4.7050 of 92.4915
  Scenario: ETDA spent a third more on Digital Transformation than was approved
    # th: สพธอ. ใช้จ่ายด้าน Digital Transformation เกินแผนที่ได้รับอนุมัติไปหนึ่งในสาม
    Given the facts of "etda/2563-q4"
    When the rule "approved-utilisation" is evaluated
    Then the budget lines come out as:
      | key   | utilisation_of_approved_plan |
      | 1.2.2 | 64.80                        |
      | 1.3.1 | 89.99                        |
      | 1.3.2 | 134.46                       |
      | 1.3.3 | 16.98                        |
      | 1.3.4 | 62.23                        |
