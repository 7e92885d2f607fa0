Feature: Gap in the colour legend
  # th: ช่วงที่ขาดในคำอธิบายสี
  Where one colour ends the next begins, so that every delay has a colour.
  # th: สีหนึ่งสิ้นสุดที่ใด สีถัดไปต้องเริ่มที่นั้น ความล่าช้าทุกค่าจึงมีสี

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The next colour begins where the first ends, or later
    # th: สีถัดไปเริ่มตรงจุดสิ้นสุดของสีแรก หรือเริ่มหลังจากนั้น
    Given these status legends:
      | colour | delay_from | delay_over | delay_to |
      | green  |            |            | 5        |
      | yellow | <from>     | <over>     | 20       |
      | red    |            | 20         |          |
    When the rule "legend-gap" is evaluated
    Then the finding "legend-gap" is <whether> for status legend "green"
    And the finding "legend-gap" is not raised for status legend "yellow"
    And the finding "legend-gap" is not raised for status legend "red"

    Examples:
      # th: | ตั้งแต่ | เกิน | ผลการตรวจ |
      | from | over | whether    |
      |      | 5    | not raised |
      | 5    |      | not raised |
      | 5.1  |      | raised     |
      |      | 6    | raised     |

  Scenario: The message names the gap's ends
    # th: ข้อความระบุปลายทั้งสองของช่วงที่ขาด
    Given these status legends:
      | colour | delay_over | delay_to |
      | green  |            | 5        |
      | yellow | 6          |          |
    When the rule "legend-gap" is evaluated
    Then the message of "legend-gap" says "above 5 and below 6"

  Scenario: The gap ends where the nearest later colour begins, even if that has no end
    # th: ช่วงที่ขาดสิ้นสุดตรงจุดเริ่มของสีที่ใกล้ที่สุด แม้สีนั้นจะไม่มีปลายบน
    Given these status legends:
      | colour | delay_from | delay_to |
      | green  |            | 5        |
      | yellow | 6          |          |
      | red    | 20         |          |
    When the rule "legend-gap" is evaluated
    Then the finding "legend-gap" is raised for status legend "green"
    And the message of "legend-gap" says "above 5 and below 6"

  Scenario: Two colours that begin where the first ends leave no gap
    # th: สีสองสีที่เริ่มตรงจุดสิ้นสุดของสีแรก ไม่เหลือช่วงที่ขาด
    Given these status legends:
      | colour | delay_over | delay_to |
      | green  |            | 5        |
      | yellow | 5          |          |
      | red    | 5          |          |
    When the rule "legend-gap" is evaluated
    Then the finding "legend-gap" is not raised for status legend "green"

  Scenario: Of a colour without an upper end nothing is asked
    # th: สีที่ไม่มีปลายบนไม่ต้องตรวจ
    Given a status legend:
      | colour | delay_over |
      | red    | 20         |
    When the rule "legend-gap" is evaluated
    Then the finding "legend-gap" is not raised
    And the finding "unchecked" is not raised

  Scenario: The report's legend leaves 5 to 5.1 without a colour
    # th: คำอธิบายสีของรายงานไม่มีสีสำหรับความล่าช้าระหว่าง 5 ถึง 5.1
    Given the facts of "etda/2563-q4"
    When the rule "legend-gap" is evaluated
    Then the finding "legend-gap" is raised for status legend "green"
    And the message of "legend-gap" says "above 5 and below 5.1"
    And the message of "legend-gap" says "ความล่าช้าที่มากกว่า 5 แต่น้อยกว่า 5.1 ไม่มีสีกำกับ"
    And the finding "legend-gap" is a note
    And the finding "legend-gap" is not raised for status legend "yellow"
    And the finding "legend-gap" is not raised for status legend "red"
