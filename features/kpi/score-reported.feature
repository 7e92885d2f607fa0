Feature: Reported score against the computed one
  # th: คะแนนที่รายงานเทียบกับคะแนนที่คำนวณได้
  A reported score must be what the recorded stages and figures earn.
  # th: คะแนนที่รายงานต้องเท่ากับคะแนนที่ได้จากขั้นตอนและตัวเลขที่บันทึกไว้

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: A reported score, right and wrong
    # th: คะแนนที่รายงาน ทั้งที่ถูกและที่ผิด
    Given an indicator:
      | scoring      | unit  | result   | result_unit |
      | announcement | score | <result> | score       |
    And a milestone:
      | instrument | stage    |
      | process    | in_force |
    When the rule "score-reported" is evaluated
    Then the finding "score-differs" is <whether>

    Examples:
      # th: | ผล | ผลการตรวจ |
      | result | whether    |
      | 100    | not raised |
      | 75     | raised     |
      | 101    | raised     |

  Scenario: 100 points of a process that is not in force are too many
    # th: กระบวนการที่ยังไม่ประกาศใช้ได้ 100 คะแนนถือว่ามากเกิน
    Given an indicator:
      | id | scoring      | unit  | result | result_unit |
      | A  | announcement | score | 100    | score       |
    And a milestone:
      | instrument | stage   |
      | process    | hearing |
    When the rule "score-reported" is evaluated
    Then the finding "score-differs" is a warning
    And the message of "score-differs" says "Indicator A reports a score of 100, but its stages and figures earn 0"
    And the message of "score-differs" says "ตัวชี้วัด A รายงานคะแนน 100 แต่ขั้นและตัวเลขที่บันทึกไว้ได้ 0 คะแนน"

  Scenario Outline: It is the unit of the target that makes an indicator one of points
    # th: หน่วยนับของเป้าหมายเป็นตัวบอกว่าเป็นตัวชี้วัดที่ให้คะแนน
    Given an indicator:
      | scoring      | unit   | result | result_unit   |
      | announcement | <unit> | 75     | <result unit> |
    And a milestone:
      | instrument | stage    |
      | process    | in_force |
    When the rule "score-reported" is evaluated
    Then the finding "score-differs" is <whether>

    Examples:
      # th: | หน่วยนับ | หน่วยนับของผล | ผลการตรวจ |
      | unit    | result unit | whether    |
      | score   | score       | raised     |
      | score   |             | raised     |
      | percent | score       | not raised |
      | percent | percent     | not raised |

  Scenario: An indicator in points that has no scale is not checked
    # th: ตัวชี้วัดที่เป็นคะแนนแต่ไม่มีมาตรวัด ไม่ต้องตรวจ
    Given an indicator:
      | scoring | unit  | result | result_unit |
      |         | score | 100    | score       |
    When the rule "score-reported" is evaluated
    Then no finding is raised

  Scenario: A score that can't be computed is unchecked, not right
    # th: คะแนนที่คำนวณไม่ได้ถือว่าตรวจไม่ได้ ไม่ใช่ถูกต้อง
    Given an indicator:
      | scoring      | unit  | result | result_unit |
      | announcement | score | 100    | score       |
    When the rule "score-reported" is evaluated
    Then the finding "unchecked" is raised
    And the finding "score-differs" is not raised

  Scenario: ETDA reports the scores that its stages earn
    # th: สพธอ. รายงานคะแนนตามขั้นที่ถึง
    Given the facts of "etda/2563-q4"
    When the rule "score-reported" is evaluated
    Then no finding is raised
