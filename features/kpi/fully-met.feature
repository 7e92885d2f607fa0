Feature: Indicator fully met
  # th: ตัวชี้วัดที่บรรลุครบถ้วน
  An indicator is fully met where its result meets the target and, if it is scored, its stages and
  figures earn the full score.
  # th: ตัวชี้วัดบรรลุครบถ้วนเมื่อผลถึงเป้าหมาย และหากเป็นตัวชี้วัดที่ให้คะแนน
  # th: ขั้นตอนและตัวเลขต้องได้คะแนนเต็ม

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: An indicator that is not scored
    # th: ตัวชี้วัดที่ไม่ให้คะแนน
    Given an indicator:
      | direction      | target | unit    | result   | result_unit |
      | more_is_better | 80     | percent | <result> | percent     |
    When the rule "fully-met" is evaluated
    Then the fully_met of the indicator is <met>

    Examples:
      # th: | ผล | บรรลุ |
      | result | met     |
      | 80     | met     |
      | 79.99  | not_met |

  Scenario Outline: A scored indicator needs the full score besides
    # th: ตัวชี้วัดที่ให้คะแนนต้องได้คะแนนเต็มด้วย
    Given an indicator:
      | direction      | target | unit  | result   | result_unit | scoring      |
      | more_is_better | 100    | score | <result> | score       | announcement |
    And a milestone:
      | instrument | stage   |
      | process    | <stage> |
    When the rule "fully-met" is evaluated
    Then the fully_met of the indicator is <met>

    Examples:
      # th: | ผล | ขั้นที่ถึง | บรรลุ |
      | result | stage            | met     |
      | 100    | in_force         | met     |
      | 100    | cabinet_approved | not_met |
      | 75     | in_force         | not_met |
      | 75     | cabinet_approved | not_met |

  Scenario: A score that can't be told leaves it open, unless the target is missed anyway
    # th: คะแนนที่ประเมินไม่ได้ทำให้สรุปไม่ได้ เว้นแต่ผลไม่ถึงเป้าหมายอยู่แล้ว
    Given these indicators:
      | id | direction      | target | unit  | result | result_unit | scoring      |
      | A  | more_is_better | 100    | score | 100    | score       | announcement |
      | B  | more_is_better | 100    | score | 75     | score       | announcement |
    When the rule "fully-met" is evaluated
    Then the fully_met of indicator "A" is null because missing: indicator/A/milestone
    And the fully_met of indicator "B" is not_met

  Scenario Outline: Where the units differ it can't be verified, scored or not
    # th: หน่วยนับต่างกันจึงตรวจสอบไม่ได้ ไม่ว่าจะให้คะแนนหรือไม่
    Given an indicator:
      | direction      | target | unit   | result   | result_unit | scoring   |
      | more_is_better | 100    | people | <result> | engagements | <scoring> |
    When the rule "fully-met" is evaluated
    Then the fully_met of the indicator is cannot_be_verified

    Examples:
      # th: | ผล | มาตรวัดคะแนน |
      | result | scoring        |
      | 120    |                |
      | 80     |                |
      | 120    | target_reached |

  Scenario: Of ETDA's indicators two are not met, and one can't be verified
    # th: ตัวชี้วัดของ สพธอ. ไม่บรรลุสองตัว และตรวจสอบไม่ได้หนึ่งตัว
    Given the facts of "etda/2563-q4"
    When the rule "fully-met" is evaluated
    Then the indicators come out as:
      | key  | fully_met |
      | DG-5 | not_met   |
      | EC-8 | not_met   |
      | EL-6 | met       |
      | EL-7 | met       |
      | EL-8 | met       |
      | SF-6 | met       |
    And the fully_met of indicator "EC-7" is cannot_be_verified
    And no finding is raised

  Scenario Outline: The full score is 100, and not a ten-thousandth less
    # th: คะแนนเต็มคือ 100 ขาดหนึ่งในหมื่นก็ไม่ถือว่าเต็ม
    Given an indicator:
      | direction      | target | unit    | result   | result_unit | scoring    | point_50 | point_75 | point_100 |
      | more_is_better | 60     | percent | <result> | percent     | own_points | 50       | 75       | 100       |
    When the rule "fully-met" is evaluated
    Then the fully_met of the indicator is <met>

    Examples:
      # th: | ผล | บรรลุ |
      | result  | met     |
      | 100     | met     |
      | 99.9999 | not_met |
      | 99.99   | not_met |
