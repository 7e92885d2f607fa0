Feature: Full progress against the stages reached
  # th: ความก้าวหน้าเต็มจำนวนเทียบกับขั้นที่ถึง
  A project that reports full progress, while the stages of one of its indicators earn less than all.
  # th: โครงการรายงานความก้าวหน้าเต็มจำนวน ทั้งที่ขั้นที่ถึงของตัวชี้วัดหนึ่งยังไม่ได้คะแนนเต็ม

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: On both sides of full progress, and of the full score
    # th: ทั้งสองข้างของความก้าวหน้าเต็มจำนวน และของคะแนนเต็ม
    Given a project:
      | id | physical_actual_percent |
      | A  | <progress>              |
    And an indicator:
      | id  | project | scoring  | result |
      | A-1 | A       | strategy | 75     |
    And a milestone:
      | indicator | instrument | stage   |
      | A-1       | strategy   | <stage> |
    When the rule "progress-claimed" is evaluated
    Then the finding "progress-claimed" is <whether>

    Examples:
      # th: | ความก้าวหน้า | ขั้นที่ถึง | ผลการตรวจ |
      | progress | stage                | whether    |
      | 100      | commission_approved  | not raised |
      | 100      | board_approved       | raised     |
      | 100      | drafting             | raised     |
      | 99.9999  | board_approved       | not raised |
      | 100.0001 | board_approved       | raised     |
      |          | board_approved       | not raised |

  Scenario Outline: The full score is 100, and not a ten-thousandth less
    # th: คะแนนเต็มคือ 100 ขาดหนึ่งในหมื่นก็ไม่ถือว่าเต็ม
    Given a project:
      | id | physical_actual_percent |
      | A  | 100                     |
    And an indicator:
      | id  | project | scoring    | result   | point_50 | point_75 | point_100 |
      | A-1 | A       | own_points | <result> | 50       | 75       | 100       |
    And a milestone:
      | indicator | instrument | stage    |
      | A-1       | x          | drafting |
    When the rule "progress-claimed" is evaluated
    Then the finding "progress-claimed" is <whether>

    Examples:
      # th: | ผล | ผลการตรวจ |
      | result  | whether    |
      | 100     | not raised |
      | 99.9999 | raised     |

  Scenario: An indicator without stages is held against nothing
    # th: ตัวชี้วัดที่ไม่มีขั้นตอน ไม่นำมาเปรียบเทียบ
    Given a project:
      | id | physical_actual_percent |
      | A  | 100                     |
    And an indicator:
      | id  | project | scoring        | direction      | target | result |
      | A-1 | A       | target_reached | more_is_better | 80     | 79     |
    When the rule "progress-claimed" is evaluated
    Then no finding is raised

  Scenario: Stages that earn no score leave it unchecked
    # th: ขั้นที่ไม่มีคะแนน ทำให้ตรวจไม่ได้
    Given a project:
      | id | physical_actual_percent |
      | A  | 100                     |
    And an indicator:
      | id  | project |
      | A-1 | A       |
    And a milestone:
      | indicator | instrument | stage    |
      | A-1       | x          | drafting |
    When the rule "progress-claimed" is evaluated
    Then the finding "progress-claimed" is not raised

  Scenario: DG and EC report 100 per cent with DG-5 and EC-8 at 75
    # th: DG และ EC รายงานร้อยละ 100 ทั้งที่ DG-5 และ EC-8 ได้ 75 คะแนน
    Given the facts of "etda/2563-q4"
    When the rule "progress-claimed" is evaluated
    Then the finding "progress-claimed" is raised for indicator "DG-5"
    And the finding "progress-claimed" is raised for indicator "EC-8"
    And the finding "progress-claimed" is a warning
    And the finding "progress-claimed" is not raised for indicator "EL-6"
    And the message of "progress-claimed" says "Project DG reports 100 % progress, and the stages that indicator DG-5 has reached earn 75"
    And the message of "progress-claimed" says "โครงการ DG รายงานผลการดำเนินงานร้อยละ 100 แต่ขั้นที่ตัวชี้วัด DG-5 ไปถึงได้ 75 คะแนน"
