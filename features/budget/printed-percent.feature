Feature: Printed per cent against the computed one
  # th: ร้อยละที่ระบุไว้เทียบกับร้อยละที่คำนวณได้
  Whole per cents are printed, half rounded up.
  # th: รายงานระบุร้อยละเป็นจำนวนเต็ม เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Both sides of the half
    # th: ทั้งสองข้างของกึ่งหนึ่ง
    Given a budget line:
      | code | plan | reported_outturn | reported_percent |
      | 1    | 1000 | <outturn>        | <printed>        |
    When the rule "printed-percent" is evaluated
    Then the printed_agrees of the budget line is <agrees>
    And the finding "printed-percent" is <whether>

    Examples:
      # th: | ผลการใช้จ่าย | ค่าที่ระบุไว้ | ตรงกัน | ผลการตรวจ |
      | outturn  | printed | agrees | whether    |
      | 885      | 89      | true   | not raised |
      | 884.9999 | 88      | true   | not raised |
      | 884.9999 | 89      | false  | a warning  |
      | 885      | 88      | false  | a warning  |

    Examples: The computed per cent is whole, so a printed one that is not whole never agrees
      # th: ร้อยละที่คำนวณได้เป็นจำนวนเต็ม ค่าที่ระบุไว้ซึ่งไม่เป็นจำนวนเต็มจึงไม่ตรงเสมอ
      | outturn | printed | agrees | whether    |
      | 885     | 88.9999 | false  | a warning  |
      | 885     | 89.0000 | true   | not raised |
      | 885     | 89.0001 | false  | a warning  |
      | 885     | 88.5    | false  | a warning  |

  Scenario: A per cent that is not printed is unchecked
    # th: ไม่ได้ระบุร้อยละจึงตรวจไม่ได้
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | 885              |
    When the rule "printed-percent" is evaluated
    Then the printed_agrees of the budget line is null because missing: budget_line/1/reported_percent
    And the finding "unchecked" is raised
    And the finding "printed-percent" is not raised

  Scenario: ETDA prints every per cent right
    # th: สพธอ. ระบุร้อยละถูกต้องทุกรายการ
    Given the facts of "etda/2563-q4"
    When the rule "printed-percent" is evaluated
    Then no finding is raised
    And the printed_agrees of budget line "1.3.4" is true
