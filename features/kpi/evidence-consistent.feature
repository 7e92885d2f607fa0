Feature: Evidence that contradicts a result
  # th: หลักฐานที่ขัดกับผล
  A number in one indicator's evidence that is another's result is the same number.
  # th: ตัวเลขในหลักฐานของตัวชี้วัดหนึ่งซึ่งเป็นผลของอีกตัวชี้วัดหนึ่ง ต้องเป็นตัวเลขเดียวกัน

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The same number and another
    # th: ตัวเลขเดียวกัน และตัวเลขที่ต่างกัน
    Given these indicators:
      | id | result | result_unit |
      | A  | 1161   | people      |
      | B  | 100    | score       |
    And an evidence item:
      | indicator | no | states   | states_unit | about |
      | B         | 1  | <stated> | people      | A     |
    When the rule "evidence-consistent" is evaluated
    Then the finding "evidence-inconsistent" is <whether> for evidence item "B:1"

    Examples:
      # th: | ค่าในหลักฐาน | ผลการตรวจ |
      | stated | whether    |
      | 1161   | not raised |
      | 1000   | raised     |
      |        | not raised |

  Scenario Outline: EL-8's satisfaction of 80.60 per cent is the same number to the last of four decimals
    # th: ความพึงพอใจร้อยละ 80.60 ของ EL-8 ต้องตรงกันถึงทศนิยมตำแหน่งที่สี่
    Given the facts of "etda/2563-q4", but evidence item "EL-8:1" has states <stated>
    When the rule "evidence-consistent" is evaluated
    Then the finding "evidence-inconsistent" is <whether> for evidence item "EL-8:1"

    Examples:
      # th: | ค่าในหลักฐาน | ผลการตรวจ |
      | stated  | whether    |
      | 80.5999 | raised     |
      | 80.6    | not raised |
      | 80.60   | not raised |
      | 80.6001 | raised     |

  Scenario Outline: Without the other indicator, or its result, evidence can't be checked
    # th: ไม่มีตัวชี้วัดที่อ้างถึง หรือตัวชี้วัดนั้นไม่มีผล จึงตรวจหลักฐานไม่ได้
    Given an indicator:
      | id | result |
      | A  |        |
    And an evidence item:
      | indicator | no | states | about   |
      | A         | 1  | 1161   | <about> |
    When the rule "evidence-consistent" is evaluated
    Then the finding "unchecked" is raised for evidence item "A:1"
    And the finding "evidence-inconsistent" is not raised

    Examples:
      # th: | ตัวชี้วัดที่อ้างถึง |
      | about |
      | A     |
      | Z     |

  Scenario: SF-5 and SF-6 tell different numbers of people trained
    # th: SF-5 กับ SF-6 ระบุจำนวนผู้ผ่านการอบรมไม่ตรงกัน
    Given the facts of "etda/2563-q4"
    When the rule "evidence-consistent" is evaluated
    Then the finding "evidence-inconsistent" is raised for evidence item "SF-6:1"
    And the finding "evidence-inconsistent" is not raised for evidence item "SF-5:1"
    And the finding "evidence-inconsistent" is a warning
    And the message of "evidence-inconsistent" says "หลักฐานของ SF-6 ระบุ 1000 แต่ตัวชี้วัด SF-5 รายงานผล 1161"
    And the message of "evidence-inconsistent" says "says 1000 where indicator SF-5 reports 1161"

  Scenario Outline: A number about nothing, and evidence without a number, are not held against anything
    # th: ตัวเลขที่ไม่อ้างถึงตัวชี้วัดใด และหลักฐานที่ไม่มีตัวเลข ไม่นำมาเปรียบเทียบ
    Given an evidence item:
      | indicator | no | states   | about   |
      | B         | 1  | <stated> | <about> |
    When the rule "evidence-consistent" is evaluated
    Then no finding is raised

    Examples:
      # th: | ค่าในหลักฐาน | ตัวชี้วัดที่อ้างถึง |
      | stated | about |
      | 1000   |       |
      |        | B     |
