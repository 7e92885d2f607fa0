Feature: Outturn is the sum of its parts
  # th: ผลการใช้จ่ายเท่ากับผลรวมของส่วนประกอบ
  What is disbursed, carried over and reserved adds up to the outturn, within the rounding of the
  four printed figures: half a unit of the last decimal each.
  # th: จ่ายจริง เบิกจ่ายข้ามปี และกันเงิน รวมกันต้องเท่ากับผลการใช้จ่าย โดยต่างได้ไม่เกินการปัดเศษ
  # th: ของตัวเลขสี่ตัวที่ระบุไว้ คือครึ่งหน่วยของทศนิยมตำแหน่งสุดท้ายต่อหนึ่งตัว

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Four figures of four decimals may be off by 0.0002
    # th: ตัวเลขสี่ตัวที่มีทศนิยม 4 ตำแหน่ง ต่างกันได้ 0.0002
    Given a budget line:
      | code | disbursed | carried_over | reserved | reported_outturn |
      | 1    | 10.0000   | 5.0000       | 1.0000   | <outturn>        |
    When the rule "outturn-identity" is evaluated
    Then the outturn_computed of the budget line is 16.0000
    And the outturn_residual of the budget line is <residual>
    And the finding "outturn-identity" is <whether>

    Examples:
      # th: | ผลการใช้จ่าย | ผลต่าง | ผลการตรวจ |
      | outturn | residual | whether    |
      | 16.0000 | 0.0000   | not raised |
      | 16.0002 | 0.0002   | not raised |
      | 15.9998 | -0.0002  | not raised |
      | 16.0003 | 0.0003   | raised     |
      | 15.9997 | -0.0003  | raised     |

  Scenario Outline: A figure printed with fewer decimals is allowed more
    # th: ตัวเลขที่ระบุทศนิยมน้อยกว่า ต่างได้มากกว่า
    Given a budget line:
      | code | disbursed | carried_over | reserved | reported_outturn |
      | 1    | 10.0      | 5.0000       | 1.0000   | <outturn>        |
    When the rule "outturn-identity" is evaluated
    Then the finding "outturn-identity" is <whether>

    # half a unit: 0.05 + 3 times 0.00005 = 0.05015
    Examples:
      # th: | ผลการใช้จ่าย | ผลการตรวจ |
      | outturn | whether    |
      | 16.0501 | not raised |
      | 16.0502 | raised     |

  Scenario: A dash is a printed nil, an empty cell is no figure
    # th: ขีดหมายถึงศูนย์ที่ระบุไว้ ช่องว่างหมายถึงไม่มีตัวเลข
    Given these budget lines:
      | code | disbursed | carried_over | reserved | reported_outturn |
      | 1    | 10.0000   | -            | 1.0000   | 11.0000          |
      | 2    | 10.0000   |              | 1.0000   | 11.0000          |
    When the rule "outturn-identity" is evaluated
    Then the outturn_computed of budget line "1" is 11.0000
    And no finding is raised for budget line "1"
    And the outturn_computed of budget line "2" is null because missing: budget_line/2/carried_over
    And the finding "unchecked" is raised for budget line "2"
    And the finding "outturn-identity" is not raised for budget line "2"

  Scenario: Line 1 of ETDA's table does not add up
    # th: รายการที่ 1 ในตารางของ สพธอ. รวมยอดไม่ตรง
    Given the facts of "etda/2563-q4"
    When the rule "outturn-identity" is evaluated
    Then the budget lines come out as:
      | key   | outturn_computed | outturn_residual |
      | 1     | 421.9499         | -0.0011          |
      | 1.1   | 127.1232         | 0.0001           |
      | 1.3.4 | 52.8526          | -0.0001          |
      | 1.3.5 | 4.7050           | 0.0000           |
      | total | 496.5907         | -0.0001          |
    And the finding "outturn-identity" is raised for budget line "1"
    And the finding "outturn-identity" is an error
    And the finding "outturn-identity" is not raised for budget line "1.1"
    And the finding "outturn-identity" is not raised for budget line "total"
