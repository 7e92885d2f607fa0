Feature: Score where a result reaches the condition's threshold
  # th: คะแนนเมื่อผลถึงเกณฑ์ขั้นต่ำของเงื่อนไข
  The condition beside a score is a number, measured by a figure of the indicator's own or by the
  result of another indicator.
  # th: เงื่อนไขประกอบคะแนนเป็นตัวเลข วัดจากตัวเลขของตัวชี้วัดเอง
  # th: หรือจากผลของอีกตัวชี้วัดหนึ่ง

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: A figure of its own, on both sides of the threshold
    # th: ตัวเลขของตัวชี้วัดเอง ทั้งสองข้างของเกณฑ์
    Given an indicator:
      | scoring           | condition_threshold | condition_result | condition_unit |
      | threshold_reached | 80                  | <figure>         | percent        |
    When the rule "score-threshold" is evaluated
    Then the score of the indicator is <score>

    Examples:
      # th: | ตัวเลข | คะแนน |
      | figure  | score      |
      | 80      | 100        |
      | 80.0001 | 100        |
      | 100     | 100        |
      | 79.99   | 0, assumed |
      | 79.9999 | 0, assumed |

  Scenario Outline: The result of another indicator, even in a unit of another name
    # th: ผลของอีกตัวชี้วัดหนึ่ง แม้หน่วยนับจะต่างชื่อกัน
    Given these indicators:
      | id | scoring           | condition_threshold | condition_unit | condition_indicator | result    | result_unit         |
      | A  | threshold_reached | 20                  | licences       | B                   |           |                     |
      | B  |                   |                     |                |                     | <figure>  | document structures |
    When the rule "score-threshold" is evaluated
    Then the score of indicator "A" is <score>

    Examples:
      # th: | ตัวเลข | คะแนน |
      | figure | score      |
      | 20     | 100        |
      | 37     | 100        |
      | 19     | 0, assumed |

  Scenario: A figure that is missing leaves the score open
    # th: ไม่มีตัวเลขจึงให้คะแนนไม่ได้
    Given an indicator:
      | id | scoring           | condition_threshold |
      | A  | threshold_reached | 80                  |
    When the rule "score-threshold" is evaluated
    Then the score of indicator "A" is null because missing: indicator/A/condition_result

  Scenario: EL-7 by the result of EL-2, SF-6 by its own
    # th: EL-7 วัดจากผลของ EL-2 ส่วน SF-6 วัดจากผลของตนเอง
    Given the facts of "etda/2563-q4"
    When the rule "score-threshold" is evaluated
    Then the score of indicator "EL-7" is 100
    And the score of indicator "SF-6" is 100
    And no finding is raised

  Scenario: The scale is for the indicators that name it
    # th: มาตรวัดนี้ใช้กับตัวชี้วัดที่ระบุมาตรวัดนี้
    Given these indicators:
      | id | scoring        | direction      | target | unit  | result | result_unit |
      | A  | strategy       | more_is_better | 100    | score | 100    | score       |
      | B  |                | more_is_better | 100    | score | 100    | score       |
    When the rule "score-threshold" is evaluated
    Then no finding is raised
    And the score of indicator "B" is null because not rated

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    # th: เกณฑ์นี้ใช้กับปีงบประมาณ พ.ศ. 2563 ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึงวันที่ 30 กันยายน 2563
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "score-threshold" is <whether>

    Examples:
      # th: | วันที่ | ผล |
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
