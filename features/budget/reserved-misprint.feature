Feature: Reserved amount that is likely a misprint
  # th: เงินกันที่น่าจะระบุคลาดเคลื่อน
  Where one other amount would mend the row, the roll-up and the roll-up above, that cell is named.
  # th: หากแก้ตัวเลขเพียงช่องเดียวแล้วยอดตามแถว ยอดรวมของรายการ และยอดรวมที่อยู่เหนือขึ้นไปตรงกันทั้งหมด ให้ระบุช่องนั้น

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: One wrong cell, and other faults that it does not explain
    # th: ผิดช่องเดียว และความคลาดเคลื่อนอื่นที่ช่องนั้นอธิบายไม่ได้
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 50        | 0            | <total>  | 80               |
      | 1    | T      | 20        | 0            | <cell>   | <outturn>        |
      | 1.1  | 1      | 20        | 0            | 10       | 30               |
      | 2    | T      | 30        | 0            | 20       | 50               |
      | 3    | T      | 0         | 0            | 0        | 0                |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of budget line "1" is 10
    And the reserved_misprinted of budget line "1" is <misprinted>
    And the finding "reserved-misprint" is <whether> for budget line "1"

    Examples:
      # th: | ยอดรวม | ค่าในช่อง | ผลการใช้จ่าย | ระบุคลาดเคลื่อน | ผลการตรวจ |
      | total   | cell    | outturn | misprinted | whether    |
      | 30      | 10      | 30      | false      | not raised |
      | 30      | 10.5    | 30      | true       | raised     |
      | 30      | 9.5     | 30      | true       | raised     |
      | 30      | 10.0001 | 30      | false      | not raised |
      | 30      | 10.5    | 30.5    | false      | not raised |
      | 30.5    | 10.5    | 30      | false      | not raised |

    # at the edge of rounding: 0.0002 in the row, 0.0001 over one line, 0.0002 over three
    Examples: As far off as rounding allows, and no further
      # th: ต่างได้เท่าที่การปัดเศษยอมให้ และไม่เกินกว่านั้น
      | total   | cell    | outturn | misprinted | whether    |
      | 30      | 10.0002 | 30      | false      | not raised |
      | 30      | 10.0002 | 30.0001 | false      | not raised |
      | 30      | 10.0001 | 29.9998 | false      | not raised |
      | 30      | 10.5    | 29.9998 | true       | raised     |
      | 30      | 10.5    | 29.9997 | false      | not raised |
      | 30.0002 | 10.5    | 30      | true       | raised     |
      | 30.0003 | 10.5    | 30      | false      | not raised |

    # 0.0002 too much over its lines, 0.0003 short in the row, 0.0001 short in the total above
    Examples: The three breaks need not be equally large
      # th: ส่วนต่างทั้งสามไม่จำเป็นต้องเท่ากัน
      | total   | cell    | outturn | misprinted | whether    |
      | 30.0001 | 10.0002 | 29.9999 | true       | raised     |
      | 30.0001 | 10.0002 | 30      | false      | not raised |

  Scenario Outline: Under a total of two lines, three figures: 0.00015
    # th: ใต้ยอดรวมของสองรายการ ตัวเลขสามตัว: 0.00015
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 50        | 0            | <total>  | 80               |
      | 1    | T      | 20        | 0            | <cell>   | <outturn>        |
      | 1.1  | 1      | 20        | 0            | 10       | 30               |
      | 2    | T      | 30        | 0            | 20       | 50               |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_misprinted of budget line "1" is <misprinted>
    And the finding "reserved-misprint" is <whether> for budget line "1"

    # the row keeps its own 0.0002, whatever the total above is allowed
    Examples:
      # th: | ยอดรวม | ค่าในช่อง | ผลการใช้จ่าย | ระบุคลาดเคลื่อน | ผลการตรวจ |
      | total   | cell    | outturn | misprinted | whether    |
      | 30.0001 | 10.5    | 30      | true       | raised     |
      | 30.0002 | 10.5    | 30      | false      | not raised |
      | 30      | 10.5    | 29.9998 | true       | raised     |
      | 30      | 10.0002 | 30      | false      | not raised |

  Scenario Outline: Over four lines, five figures: 0.00025
    # th: รวมจากสี่รายการ ตัวเลขห้าตัว: 0.00025
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 20        | 0            | 40       | 60               |
      | 1    | T      | 20        | 0            | <cell>   | <outturn>        |
      | 1.1  | 1      | 5         | 0            | 10       | 15               |
      | 1.2  | 1      | 5         | 0            | 10       | 15               |
      | 1.3  | 1      | 5         | 0            | 10       | 15               |
      | 1.4  | 1      | 5         | 0            | 10       | 15               |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_misprinted of budget line "1" is <misprinted>

    Examples:
      # th: | ค่าในช่อง | ผลการใช้จ่าย | ระบุคลาดเคลื่อน |
      | cell    | outturn | misprinted |
      | 40.0002 | 59.9999 | false      |
      | 40.0003 | 60      | true       |

  Scenario Outline: Under a total of four lines, five figures: 0.00025
    # th: ใต้ยอดรวมของสี่รายการ ตัวเลขห้าตัว: 0.00025
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 50        | 0            | <total>  | 80               |
      | 1    | T      | 20        | 0            | 10.5     | 30               |
      | 1.1  | 1      | 20        | 0            | 10       | 30               |
      | 2    | T      | 30        | 0            | 20       | 50               |
      | 3    | T      | 0         | 0            | 0        | 0                |
      | 4    | T      | 0         | 0            | 0        | 0                |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_misprinted of budget line "1" is <misprinted>

    Examples:
      # th: | ยอดรวม | ระบุคลาดเคลื่อน |
      | total   | misprinted |
      | 30.0002 | true       |
      | 30.0003 | false      |

  Scenario Outline: Nothing above the topmost total bears out that its cell is the wrong one
    # th: ไม่มีรายการใดเหนือยอดรวมสูงสุดที่ยืนยันได้ว่าช่องของยอดนั้นผิด
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 20        | 0            | <cell>   | 30               |
      | 1    | T      | 20        | 0            | 10       | 30               |
    When the rule "reserved-misprint" is evaluated
    Then no finding is raised for budget line "T"

    Examples:
      # th: | ค่าในช่อง |
      | cell |
      | 11   |
      | 9    |

  Scenario: A total that does not say what is reserved is unchecked
    # th: ยอดรวมที่ไม่ระบุเงินกันจึงตรวจไม่ได้
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 20        | 0            | 10       | 30               |
      | 1    | T      | 20        | 0            |          | 30               |
      | 1.1  | 1      | 20        | 0            | 10       | 30               |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of budget line "1" is 10
    And the reserved_misprinted of budget line "1" is null because missing: budget_line/1/reserved
    And the finding "unchecked" is raised for budget line "1"
    And the finding "reserved-misprint" is not raised for budget line "1"

  Scenario: A line without lines of its own implies nothing
    # th: รายการที่ไม่มีรายการย่อย ไม่บ่งชี้ยอดใด
    Given a budget line:
      | code | reserved |
      | 1    | 10       |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of the budget line is null because not rated
    And no finding is raised

  Scenario: Nor does one with a total above it
    # th: รายการที่มียอดรวมอยู่เหนือขึ้นไปก็เช่นกัน
    Given these budget lines:
      | code | parent | disbursed | carried_over | reserved | reported_outturn |
      | T    |        | 20        | 0            | 10       | 30               |
      | 1    | T      | 20        | 0            | 10       | 30               |
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of budget line "1" is null because not rated
    And no finding is raised for budget line "1"

  Scenario: Line 1 of ETDA's table
    # th: รายการที่ 1 ในตารางของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "reserved-misprint" is evaluated
    Then the reserved_implied of budget line "1" is 102.8968
    And the finding "reserved-misprint" is raised for budget line "1"
    And the finding "reserved-misprint" is a warning
    And the finding "reserved-misprint" is not raised for budget line "total"
    And the message of "reserved-misprint" says "Line 1 prints 102.8978 as reserved. With 102.8968"
