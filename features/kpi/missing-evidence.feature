Feature: Evidence missing
  # th: ไม่มีหลักฐาน
  Every result names its evidence.
  # th: ผลทุกรายการต้องระบุหลักฐาน

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: With and without evidence
    # th: มีหลักฐาน และไม่มีหลักฐาน
    Given an indicator:
      | id | result | evidence   |
      | A  | 12     | <evidence> |
    When the rule "missing-evidence" is evaluated
    Then the finding "no-evidence" is <whether> for indicator "A"

    Examples:
      # th: | หลักฐาน | ผลการตรวจ |
      | evidence    | whether    |
      | รายงานผล    | not raised |
      |             | raised     |

  Scenario: ETDA records none for its time and cost indicators
    # th: สพธอ. ไม่ได้บันทึกหลักฐานของตัวชี้วัดด้านเวลาและค่าใช้จ่าย
    Given the facts of "etda/2563-q4"
    When the rule "missing-evidence" is evaluated
    Then the finding "no-evidence" is raised for indicator "DG-3"
    And the finding "no-evidence" is raised for indicator "SF-4"
    And the finding "no-evidence" is not raised for indicator "DG-5"
    And the message of "no-evidence" says "Indicator DG-3 records no evidence for its result of 12 months"
    And the message of "no-evidence" says "ตัวชี้วัด DG-3 ไม่มีหลักฐานประกอบผล 12 (เดือน)"
    And the finding "no-evidence" is a warning
