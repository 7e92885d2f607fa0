Feature: Score on the indicator's own 50, 75 and 100 points
  # th: คะแนนตามเกณฑ์ 50, 75 และ 100 คะแนนของตัวชี้วัด
  Between the points the score is in proportion; beyond the 100 point it stays 100. What a result
  short of the 50 point earns is not stated, so it is not rated.
  # th: ระหว่างเกณฑ์คิดคะแนนตามสัดส่วน เกินเกณฑ์ 100 คะแนนให้คงที่ 100 ผลที่ไม่ถึงเกณฑ์ 50 คะแนน
  # th: เอกสารไม่ได้กำหนดคะแนนไว้ จึงไม่ประเมิน

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: More is better, at, between and beyond the points
    # th: มากกว่าคือดีกว่า ตรงเกณฑ์ ระหว่างเกณฑ์ และเกินเกณฑ์
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | 98.72    | 98.84    | 98.90     | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is <score>
    And no finding is raised

    # 98.80 lies 0.08 of 0.12 above the 50 point: 50 + 25 * 2/3
    Examples:
      # th: | ผล | คะแนน |
      | result | score   |
      | 98.72  | 50      |
      | 98.78  | 62.5    |
      | 98.80  | 66.6667 |
      | 98.84  | 75      |
      | 98.87  | 87.5    |
      | 98.90  | 100     |
      | 99.50  | 100     |

  Scenario Outline: Less is better where the points fall
    # th: น้อยกว่าคือดีกว่า เมื่อเกณฑ์ลดหลั่นลง
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | 30       | 20       | 10        | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is <score>

    Examples:
      # th: | ผล | คะแนน |
      | result | score |
      | 30     | 50    |
      | 24     | 65    |
      | 20     | 75    |
      | 15     | 87.5  |
      | 10     | 100   |
      | 2      | 100   |

  Scenario Outline: Short of the 50 point there is no score, and a finding says so
    # th: ไม่ถึงเกณฑ์ 50 คะแนนไม่มีคะแนน และมีข้อค้นพบแจ้งไว้
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | <50>     | <75>     | <100>     | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is null because not rated
    And the finding "beyond-scale" is raised

    Examples:
      # th: | 50 | 75 | 100 | ผล |
      | 50    | 75    | 100   | result |
      | 98.72 | 98.84 | 98.90 | 98.71  |
      | 30    | 20    | 10    | 30.01  |

  # From 10 to 20 and from 20 to 30 one ten-thousandth of the result earns 0.00025 points
  Scenario Outline: A result a ten-thousandth off a point scores by its own side of it, a half rounded up
    # th: ผลที่ห่างจากเกณฑ์หนึ่งในหมื่นคิดคะแนนตามข้างของตน เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result   |
      | own_points | 10       | 20       | 30        | <result> |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is <score>

    Examples:
      # th: | ผล | คะแนน |
      | result  | score                  |
      | 9.9999  | null because not rated |
      | 10      | 50                     |
      | 10.0001 | 50.0003                |
      | 19.9999 | 74.9998                |
      | 20      | 75                     |
      | 20.0001 | 75.0003                |
      | 29.9999 | 99.9998                |
      | 30      | 100                    |
      | 30.0001 | 100                    |

  Scenario: Two equal points are refused
    # th: เกณฑ์สองค่าที่เท่ากันใช้ไม่ได้
    Given an indicator:
      | scoring    | point_50 | point_75 | point_100 | result |
      | own_points | 10       | 10       | 20        | 15     |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is null because undefined
    And the finding "scale-points" is raised

  Scenario: A missing result has no score
    # th: ไม่มีผลจึงไม่มีคะแนน
    Given an indicator:
      | id | scoring    | point_50 | point_75 | point_100 |
      | A  | own_points | 10       | 20       | 30        |
    When the rule "score-own-points" is evaluated
    Then the score of indicator "A" is null because missing: indicator/A/result

  Scenario: None of ETDA's indicators has points of its own
    # th: ตัวชี้วัดของ สพธอ. ไม่มีตัวใดกำหนดเกณฑ์ของตนเอง
    Given the facts of "etda/2563-q4"
    When the rule "score-own-points" is evaluated
    Then no finding is raised
    And the score of indicator "DG-1" is null because not rated

  # By the points the result would score 87.5
  Scenario: The points are for the indicators that are scored by them
    # th: เกณฑ์ใช้กับตัวชี้วัดที่ให้คะแนนด้วยเกณฑ์ของตน
    Given an indicator:
      | scoring        | point_50 | point_75 | point_100 | direction      | target | result |
      | target_reached | 10       | 20       | 30        | more_is_better | 20     | 25     |
    When the rule "score-own-points" is evaluated
    Then the score of the indicator is 100
    And no finding is raised
