Feature: Subtotals of the notes to the budget table
  # th: ยอดรวมตามหมายเหตุใต้ตารางงบประมาณ
  A note's subtotal and per cent are those of the lines that it names.
  # th: ยอดรวมและร้อยละของหมายเหตุต้องเป็นของรายการที่หมายเหตุระบุ

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Sum and per cent, on both sides of their tolerance
    # th: ผลรวมและร้อยละ ทั้งสองข้างของค่าคลาดเคลื่อนที่ยอมรับ
    Given these budget lines:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
      | 2    | 60   | 20               |
      | 3    | 99   | 99               |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1;2   | <outturn>        | <percent>        |
    When the rule "note-subtotal" is evaluated
    Then the subtotal of the budget note is 50
    And the subtotal_percent of the budget note is 50.0000
    And the finding "note-subtotal" is <sum>
    And the finding "note-percent" is <share>

    # two lines and the note: 3 times 0.00005
    Examples:
      # th: | ผลการใช้จ่าย | ร้อยละ | ยอดรวม | สัดส่วน |
      | outturn | percent | sum        | share      |
      | 50      | 50      | not raised | not raised |
      | 50.0001 | 50      | not raised | not raised |
      | 50.0002 | 50      | raised     | not raised |
      | 49.9998 | 50      | raised     | not raised |
      | 50      | 51      | not raised | raised     |

  Scenario: A note that names a line which is not there
    # th: หมายเหตุที่ระบุรายการซึ่งไม่มีในตาราง
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1;9   | 30               | 75               |
    When the rule "note-subtotal" is evaluated
    Then the finding "note-lines" is raised for budget note "1"
    And the finding "note-lines" is an error

  Scenario: A note of which no line is there has no sum, not even zero
    # th: หมายเหตุที่ไม่มีรายการใดอยู่ในตาราง ไม่มีผลรวม และไม่ถือเป็นศูนย์
    Given a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 9     | 30               | 75               |
    When the rule "note-subtotal" is evaluated
    Then the subtotal of the budget note is null because undefined
    And the subtotal_plan of the budget note is null because undefined
    And the finding "note-lines" is raised for budget note "1"
    And the finding "unchecked" is raised for budget note "1"

  Scenario Outline: A note on one line may be off by half a unit for each of the two figures
    # th: หมายเหตุของรายการเดียวต่างได้ครึ่งหน่วยต่อตัวเลขหนึ่งตัว รวมสองตัว
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1     | <outturn>        | 75               |
    When the rule "note-subtotal" is evaluated
    Then the finding "note-subtotal" is <whether>

    Examples:
      # th: | ผลการใช้จ่าย | ผลการตรวจ |
      | outturn | whether    |
      | 30.0001 | not raised |
      | 30.0002 | an error   |

  Scenario Outline: A note on four lines, for each of the five figures: 0.00025
    # th: หมายเหตุของสี่รายการ นับครึ่งหน่วยต่อตัวเลขหนึ่งตัว รวมห้าตัว: 0.00025
    Given these budget lines:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
      | 2    | 40   | 30               |
      | 3    | 40   | 30               |
      | 4    | 40   | 30               |
    And a budget note:
      | no | lines   | reported_outturn | reported_percent |
      | 1  | 1;2;3;4 | <outturn>        | 75               |
    When the rule "note-subtotal" is evaluated
    Then the finding "note-subtotal" is <whether>

    Examples:
      # th: | ผลการใช้จ่าย | ผลการตรวจ |
      | outturn  | whether    |
      | 120.0002 | not raised |
      | 120.0003 | an error   |
      | 119.9998 | not raised |
      | 119.9997 | an error   |

  Scenario Outline: A whole per cent is printed, half rounded up
    # th: ร้อยละที่ระบุเป็นจำนวนเต็ม เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | <outturn>        |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1     | <outturn>        | <percent>        |
    When the rule "note-subtotal" is evaluated
    Then the finding "note-percent" is <whether>

    Examples:
      # th: | ผลการใช้จ่าย | ร้อยละ | ผลการตรวจ |
      | outturn  | percent | whether    |
      | 745      | 75      | not raised |
      | 745      | 74      | a warning  |
      | 744.9999 | 74      | not raised |
      | 744.9999 | 75      | a warning  |

  Scenario Outline: The per cent is that of the lines, even where the note misprints their sum
    # th: ร้อยละเป็นของรายการ แม้หมายเหตุจะระบุผลรวมผิด
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1     | 20               | <percent>        |
    When the rule "note-subtotal" is evaluated
    Then the finding "note-subtotal" is an error
    And the finding "note-percent" is <whether>

    Examples:
      # th: | ร้อยละ | ผลการตรวจ |
      | percent | whether    |
      | 75      | not raised |
      | 50      | a warning  |

  Scenario Outline: The computed per cent has four decimals, half rounded up
    # th: ร้อยละที่คำนวณได้มีทศนิยม 4 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given a budget line:
      | code | plan   | reported_outturn |
      | 1    | <plan> | <outturn>        |
    And a budget note:
      | no | lines |
      | 1  | 1     |
    When the rule "note-subtotal" is evaluated
    Then the subtotal_percent of the budget note is <percent>

    Examples:
      # th: | แผน | ผลการใช้จ่าย | ร้อยละ |
      | plan | outturn | percent                |
      | 300  | 200     | 66.6667                |
      | 1000 | 0.0005  | 0.0001                 |
      | 1000 | 0.0004  | 0.0000                 |
      | 0    | 30      | null because undefined |

  Scenario: A line without an outturn leaves sum and per cent unchecked
    # th: รายการที่ไม่มีผลการใช้จ่าย ทำให้ตรวจผลรวมและร้อยละไม่ได้
    Given these budget lines:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
      | 2    | 60   |                  |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1;2   | 30               | 30               |
    When the rule "note-subtotal" is evaluated
    Then the subtotal of the budget note is null because missing: budget_line/2/reported_outturn
    And the finding "unchecked" is raised for budget note "1"
    And the finding "note-subtotal" is not raised
    And the finding "note-percent" is not raised
    And the finding "note-lines" is not raised

  Scenario: Both of ETDA's notes are right
    # th: หมายเหตุทั้งสองข้อของ สพธอ. ถูกต้อง
    Given the facts of "etda/2563-q4"
    When the rule "note-subtotal" is evaluated
    Then the budget notes come out as:
      | key | subtotal | subtotal_percent |
      | 1   | 226.5563 | 83.9590          |
      | 2   | 57.5575  | 61.8600          |
    And no finding is raised
