Feature: Result in another unit than the target
  # th: หน่วยนับของผลต่างจากเป้าหมาย
  A result is reported in the unit of its target.
  # th: ผลต้องรายงานด้วยหน่วยนับเดียวกับเป้าหมาย

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The same unit, another, and none
    # th: หน่วยนับเดียวกัน หน่วยนับอื่น และไม่ระบุหน่วยนับ
    Given an indicator:
      | target | unit   | result   | result_unit |
      | 100    | people | <result> | <unit>      |
    When the rule "unit-mismatch" is evaluated
    Then the finding "unit-mismatch" is <mismatch>
    And the finding "unchecked" is <unchecked>

    Examples:
      # th: | ผล | หน่วยนับ | หน่วยนับต่างกัน | ตรวจไม่ได้ |
      | result | unit        | mismatch   | unchecked  |
      | 120    | people      | not raised | not raised |
      | 120    | engagements | raised     | not raised |
      | 120    |             | not raised | raised     |
      |        | engagements | not raised | not raised |

  Scenario: ETDA counts engagements where the target counts people
    # th: สพธอ. นับจำนวนการมีส่วนร่วม ทั้งที่เป้าหมายนับจำนวนคน
    Given the facts of "etda/2563-q4"
    When the rule "unit-mismatch" is evaluated
    Then the finding "unit-mismatch" is raised for indicator "EC-7"
    And the finding "unit-mismatch" is not raised for indicator "EC-1"
    And the message of "unit-mismatch" says "Indicator EC-7 has its target in people and its result in engagements"
    And the message of "unit-mismatch" says "ตัวชี้วัด EC-7 ตั้งเป้าเป็นคน แต่รายงานผลเป็น Engagement"
    And the finding "unit-mismatch" is a warning
