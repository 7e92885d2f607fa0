Feature: Attainment
  # th: ร้อยละของเป้าหมายที่ทำได้
  The share of the target that a result attains, in per cent and no more than 100.
  # th: ผลที่ทำได้คิดเป็นร้อยละของเป้าหมาย ไม่เกิน 100

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The share, capped at 100 and no less than 0
    # th: สัดส่วนไม่เกิน 100 และไม่น้อยกว่า 0
    Given an indicator:
      | direction   | target   | unit    | result   | result_unit |
      | <direction> | <target> | percent | <result> | percent     |
    When the rule "attainment" is evaluated
    Then the attainment of the indicator is <attainment>

    Examples:
      # th: | ทิศทาง | เป้าหมาย | ผล | ร้อยละที่ทำได้ |
      | direction      | target | result | attainment |
      | more_is_better | 80     | 80     | 100        |
      | more_is_better | 80     | 94.59  | 100        |
      | more_is_better | 80     | 60     | 75         |
      | more_is_better | 80     | 0      | 0          |
      | more_is_better | 80     | -8     | 0          |
      | more_is_better | 0      | 0      | 100        |
      | more_is_better | 0      | -1     | 0, assumed |
      | less_is_better | 12     | 12     | 100        |
      | less_is_better | 12     | 6      | 100        |
      | less_is_better | 12     | 16     | 75         |
      | less_is_better | 0      | 1      | 0, assumed |
      | exact          | 10     | 10     | 100        |
      | exact          | 10     | 9      | 0, assumed |
      | exact          | 10     | 11     | 0, assumed |

  Scenario: No result, no attainment
    # th: ไม่มีผล จึงไม่มีร้อยละ
    Given an indicator:
      | id | direction      | target | unit    | result |
      | A  | more_is_better | 80     | percent |        |
    When the rule "attainment" is evaluated
    Then the attainment of indicator "A" is null because missing: indicator/A/result

  Scenario: What can't be verified attains nothing that could be told
    # th: ผลที่ตรวจสอบไม่ได้ บอกไม่ได้ว่าทำได้ร้อยละเท่าใด
    Given an indicator:
      | direction      | target | unit   | result | result_unit |
      | more_is_better | 100    | people | 120    | engagements |
    When the rule "attainment" is evaluated
    Then the attainment of the indicator is null because not applicable

  Scenario: The scores of 75 count as three quarters of their target
    # th: คะแนน 75 คิดเป็นสามในสี่ของเป้าหมาย
    Given the facts of "etda/2563-q4"
    When the rule "attainment" is evaluated
    Then the indicators come out as:
      | key  | attainment |
      | DG-2 | 100        |
      | DG-5 | 75         |
      | EL-2 | 100        |
      | EC-8 | 75         |
      | SF-6 | 100        |
    And the attainment of indicator "EC-7" is null because not applicable

  Scenario Outline: Of a target of zero or less no share can be taken, of the least target above zero it can
    # th: เป้าหมายที่เป็นศูนย์หรือติดลบคิดสัดส่วนไม่ได้ เป้าหมายที่มากกว่าศูนย์น้อยที่สุดคิดได้
    Given an indicator:
      | direction   | target   | result   |
      | <direction> | <target> | <result> |
    When the rule "attainment" is evaluated
    Then the attainment of the indicator is <attainment>

    Examples:
      # th: | ทิศทาง | เป้าหมาย | ผล | ร้อยละที่ทำได้ |
      | direction      | target  | result  | attainment |
      | more_is_better | 0.0001  | -0.0001 | 0          |
      | more_is_better | 0       | -0.0001 | 0, assumed |
      | more_is_better | -0.0001 | -0.0002 | 0, assumed |
      | less_is_better | 0.0001  | 0.0004  | 25         |
      | less_is_better | 0       | 0.0004  | 0, assumed |
      | less_is_better | -0.0001 | 0.0004  | 0, assumed |
