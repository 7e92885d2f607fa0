Feature: Outcome missed behind a met output
  # th: ผลผลิตบรรลุแต่ผลลัพธ์ไม่ถึงเป้าหมาย
  An output may be delivered while the outcome it serves falls short.
  # th: ผลผลิตอาจส่งมอบครบ ทั้งที่ผลลัพธ์ซึ่งมุ่งหมายไว้ไม่ถึงเป้าหมาย

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The outcome on both sides of its target, behind a met and a missed output
    # th: ผลลัพธ์ทั้งสองข้างของเป้าหมาย เมื่อผลผลิตบรรลุและไม่บรรลุ
    Given an indicator:
      | direction      | target | unit      | result   | result_unit | outcome_target | outcome_result | outcome_unit |
      | more_is_better | 1      | data sets | <result> | data sets   | 75             | <outcome>      | percent      |
    When the rule "outcome-missed" is evaluated
    Then the finding "outcome-missed" is <whether>

    Examples:
      # th: | ผล | ผลลัพธ์ | ผลการตรวจ |
      | result | outcome | whether    |
      | 1      | 75      | not raised |
      | 1      | 74.99   | raised     |
      | 0      | 74.99   | not raised |
      | 1      |         | not raised |

  Scenario Outline: The outcome is held against its target to the last of four decimals
    # th: ผลลัพธ์เทียบกับเป้าหมายถึงทศนิยมตำแหน่งที่สี่
    Given the facts of "etda/2563-q4", but indicator "EC-6" has outcome_result <outcome>
    When the rule "outcome-missed" is evaluated
    Then the finding "outcome-missed" is <whether> for indicator "EC-6"

    Examples:
      # th: | ผลลัพธ์ | ผลการตรวจ |
      | outcome | whether    |
      | 74.9999 | raised     |
      | 75      | not raised |
      | 75.0001 | not raised |

  Scenario Outline: An outcome that lacks its target or its result is not judged
    # th: ผลลัพธ์ที่ไม่มีเป้าหมายหรือไม่มีผล ไม่นำมาตัดสิน
    Given an indicator:
      | direction      | target | result | outcome_target | outcome_result |
      | more_is_better | 1      | 1      | <target>       | <outcome>      |
    When the rule "outcome-missed" is evaluated
    Then no finding is raised

    Examples:
      # th: | เป้าหมาย | ผลลัพธ์ |
      | target | outcome |
      | 75     |         |
      |        | 69.7    |

  Scenario: Behind an output that can't be verified no outcome is judged
    # th: ผลผลิตที่ตรวจสอบไม่ได้ จึงไม่ตัดสินผลลัพธ์
    Given an indicator:
      | direction      | target | unit      | result | result_unit | outcome_target | outcome_result | outcome_unit |
      | more_is_better | 1      | data sets | 1      | pages       | 75             | 69.7           | percent      |
    When the rule "outcome-missed" is evaluated
    Then the finding "outcome-missed" is not raised

  Scenario: EC-6 delivers its survey, and the survey shows too little confidence
    # th: EC-6 ส่งมอบผลสำรวจแล้ว แต่ผลสำรวจแสดงความเชื่อมั่นต่ำกว่าเป้าหมาย
    Given the facts of "etda/2563-q4"
    When the rule "outcome-missed" is evaluated
    Then the finding "outcome-missed" is raised for indicator "EC-6"
    And the finding "outcome-missed" is a warning
    And the message of "outcome-missed" says "ตัวชี้วัด EC-6 ถึงค่าเป้าหมาย แต่ผลลัพธ์ “ระดับความเชื่อมั่นในการใช้งานอินเทอร์เน็ต” ได้ 69.7 จากเป้าหมาย 75"
    And the message of "outcome-missed" says "Indicator EC-6 is met, but the outcome behind it, “Confidence in using the internet (overall target of the ministry)”, stands at 69.7 against a target of 75"
