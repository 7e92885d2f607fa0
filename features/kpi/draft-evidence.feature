Feature: Scored on draft evidence
  # th: ให้คะแนนจากหลักฐานที่เป็นร่าง
  Evidence is final; a draft does not show that something is done.
  # th: หลักฐานต้องเป็นฉบับสมบูรณ์ ร่างไม่แสดงว่าดำเนินการแล้ว

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Final, draft and unknown evidence
    # th: หลักฐานฉบับสมบูรณ์ ฉบับร่าง และไม่ทราบสถานะ
    Given an indicator:
      | evidence_state |
      | <state>        |
    When the rule "draft-evidence" is evaluated
    Then the finding "draft-evidence" is <whether>

    Examples:
      # th: | สถานะ | ผลการตรวจ |
      | state | whether    |
      | final | not raised |
      | draft | raised     |
      |       | not raised |

  Scenario: Where no state of the evidence is recorded there is nothing to check
    # th: ไม่ได้บันทึกสถานะของหลักฐาน จึงไม่มีสิ่งที่ต้องตรวจ
    Given an indicator:
      | evidence_state |
      |                |
    When the rule "draft-evidence" is evaluated
    Then no finding is raised

  Scenario: EL-6 is scored 100 on a text still marked draft
    # th: EL-6 ได้ 100 คะแนนจากเอกสารที่ยังระบุว่าเป็นร่าง
    Given the facts of "etda/2563-q4"
    When the rule "draft-evidence" is evaluated
    Then the finding "draft-evidence" is raised for indicator "EL-6"
    And the finding "draft-evidence" is not raised for indicator "EC-8"
    And the finding "draft-evidence" is a warning
    And the message of "draft-evidence" says "Indicator EL-6 takes its result of 100 (score) from evidence that is still a draft: The text is still marked (draft)"
    And the message of "draft-evidence" says "ตัวชี้วัด EL-6 ได้ผล 100 (คะแนน) จากหลักฐานที่ยังเป็นฉบับร่าง: ข้อความยังกำกับว่า (ร่าง)"
