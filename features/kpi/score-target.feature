Feature: Score where the result reaches the target
  # th: คะแนนเมื่อผลถึงเป้าหมาย
  100 where the target is met; the documents state no lower level.
  # th: 100 คะแนนเมื่อบรรลุเป้าหมาย เอกสารไม่ได้กำหนดคะแนนของระดับที่ต่ำกว่า

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: On both sides of the target
    # th: ทั้งสองข้างของเป้าหมาย
    Given an indicator:
      | scoring        | direction      | target | unit    | result   | result_unit |
      | target_reached | more_is_better | 80     | percent | <result> | percent     |
    When the rule "score-target" is evaluated
    Then the score of the indicator is <score>

    Examples:
      # th: | ผล | คะแนน |
      | result | score      |
      | 80     | 100        |
      | 80.60  | 100        |
      | 79.99  | 0, assumed |

  Scenario: A result that can't be verified is not rated
    # th: ผลที่ตรวจสอบไม่ได้ ไม่ให้คะแนน
    Given an indicator:
      | scoring        | direction      | target | unit    | result | result_unit |
      | target_reached | more_is_better | 80     | percent | 90     | points      |
    When the rule "score-target" is evaluated
    Then the score of the indicator is null because not rated

  Scenario: A missing result leaves the score open
    # th: ไม่มีผลจึงให้คะแนนไม่ได้
    Given an indicator:
      | id | scoring        | direction      | target | unit    |
      | A  | target_reached | more_is_better | 80     | percent |
    When the rule "score-target" is evaluated
    Then the score of indicator "A" is null because missing: indicator/A/result

  Scenario: EL-8, with a satisfaction of 80.60 per cent
    # th: EL-8 มีความพึงพอใจร้อยละ 80.60
    Given the facts of "etda/2563-q4"
    When the rule "score-target" is evaluated
    Then the score of indicator "EL-8" is 100

  Scenario: The scale is for the indicators that name it
    # th: มาตรวัดนี้ใช้เฉพาะกับตัวชี้วัดที่ระบุมาตรวัดนี้
    Given these indicators:
      | id | scoring        | direction      | target | unit  | result | result_unit |
      | A  | strategy       | more_is_better | 100    | score | 100    | score       |
      | B  |                | more_is_better | 100    | score | 100    | score       |
    When the rule "score-target" is evaluated
    Then no finding is raised
    And the score of indicator "B" is null because not rated

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    # th: เกณฑ์นี้ใช้กับปีงบประมาณ พ.ศ. 2563 ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึงวันที่ 30 กันยายน 2563
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "score-target" is <whether>

    Examples:
      # th: | วันที่ | ผล |
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
