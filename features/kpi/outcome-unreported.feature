Feature: Outcome with a target and no result
  # th: ผลลัพธ์ที่มีเป้าหมายแต่ไม่มีผล
  An outcome that has a target has a result.
  # th: ผลลัพธ์ที่มีเป้าหมายต้องมีผล

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: With and without a result
    # th: มีผล และไม่มีผล
    Given an indicator:
      | outcome_target | outcome_result | outcome_unit |
      | <target>       | <result>       | percent      |
    When the rule "outcome-unreported" is evaluated
    Then the finding "outcome-unreported" is <whether>

    Examples:
      # th: | เป้าหมาย | ผล | ผลการตรวจ |
      | target | result | whether    |
      | 10     | 9      | not raised |
      | 10     | 0      | not raised |
      | 10     |        | raised     |
      |        |        | not raised |

  Scenario: ETDA reports no outcome behind EC-5 and SF-1
    # th: สพธอ. ไม่ได้รายงานผลลัพธ์ของ EC-5 และ SF-1
    Given the facts of "etda/2563-q4"
    When the rule "outcome-unreported" is evaluated
    Then the finding "outcome-unreported" is raised for indicator "EC-5"
    And the finding "outcome-unreported" is raised for indicator "SF-1"
    And the finding "outcome-unreported" is not raised for indicator "EC-6"
    And the finding "outcome-unreported" is a note
    And the message of "outcome-unreported" says "Indicator EC-5 has an outcome behind it, “Rise of the value of electronic commerce”, with a target of 10"
    And the message of "outcome-unreported" says "ตัวชี้วัด EC-5 มีเป้าหมายของผลลัพธ์ “มูลค่าพาณิชย์อิเล็กทรอนิกส์เพิ่มขึ้น” ที่ 10"
