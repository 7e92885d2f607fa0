Feature: Target met
  # th: การบรรลุเป้าหมาย
  A result meets its target by its direction: more is better, less is better, or exactly.
  # th: ผลบรรลุเป้าหมายตามทิศทางของตัวชี้วัด: มากกว่าคือดีกว่า น้อยกว่าคือดีกว่า หรือเท่ากันพอดี

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Each direction, on both sides of the target
    # th: แต่ละทิศทาง ทั้งสองข้างของเป้าหมาย
    Given an indicator:
      | direction   | target | unit    | result   | result_unit |
      | <direction> | 80     | percent | <result> | percent     |
    When the rule "target-met" is evaluated
    Then the target_met of the indicator is <met>
    And no finding is raised

    Examples:
      # th: | ทิศทาง | ผล | บรรลุ |
      | direction      | result  | met   |
      | more_is_better | 80      | true  |
      | more_is_better | 79.99   | false |
      | more_is_better | 79.9999 | false |
      | more_is_better | 80.01   | true  |
      | more_is_better | 80.0001 | true  |
      | less_is_better | 80      | true  |
      | less_is_better | 80.01   | false |
      | less_is_better | 80.0001 | false |
      | less_is_better | 79.99   | true  |
      | less_is_better | 79.9999 | true  |
      | exact          | 80      | true  |
      | exact          | 80.00   | true  |
      | exact          | 79.99   | false |
      | exact          | 79.9999 | false |
      | exact          | 80.01   | false |
      | exact          | 80.0001 | false |

  Scenario: A result that is not there is neither met nor missed
    # th: ไม่มีผล จึงไม่ถือว่าบรรลุหรือไม่บรรลุ
    Given an indicator:
      | id | direction      | target | unit    | result |
      | A  | more_is_better | 80     | percent |        |
    When the rule "target-met" is evaluated
    Then the target_met of indicator "A" is null because missing: indicator/A/result
    And the finding "no-row" is raised for indicator "A"

  Scenario: Another unit does not make a result fall short
    # th: หน่วยนับที่ต่างกันไม่ทำให้ผลต่ำกว่าเป้าหมาย
    Given an indicator:
      | direction      | target | unit   | result | result_unit |
      | more_is_better | 100    | people | 120    | engagements |
    When the rule "target-met" is evaluated
    Then the target_met of the indicator is true

  Scenario: Two of ETDA's thirty-two indicators fall short of their target
    # th: ตัวชี้วัดของ สพธอ. สองตัวจากสามสิบสองตัวไม่ถึงเป้าหมาย
    Given the facts of "etda/2563-q4"
    When the rule "target-met" is evaluated
    Then the indicators come out as:
      | key  | target_met |
      | DG-1 | true       |
      | DG-2 | true       |
      | DG-3 | true       |
      | DG-4 | true       |
      | DG-5 | false      |
      | EL-8 | true       |
      | EC-7 | true       |
      | EC-8 | false      |
    And no finding is raised
