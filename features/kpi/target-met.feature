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
      | direction      | result  | met     |
      | more_is_better | 80      | met     |
      | more_is_better | 79.99   | not_met |
      | more_is_better | 79.9999 | not_met |
      | more_is_better | 80.01   | met     |
      | more_is_better | 80.0001 | met     |
      | less_is_better | 80      | met     |
      | less_is_better | 80.01   | not_met |
      | less_is_better | 80.0001 | not_met |
      | less_is_better | 79.99   | met     |
      | less_is_better | 79.9999 | met     |
      | exact          | 80      | met     |
      | exact          | 80.00   | met     |
      | exact          | 79.99   | not_met |
      | exact          | 79.9999 | not_met |
      | exact          | 80.01   | not_met |
      | exact          | 80.0001 | not_met |

  Scenario: A result that is not there is neither met nor missed
    # th: ไม่มีผล จึงไม่ถือว่าบรรลุหรือไม่บรรลุ
    Given an indicator:
      | id | direction      | target | unit    | result |
      | A  | more_is_better | 80     | percent |        |
    When the rule "target-met" is evaluated
    Then the target_met of indicator "A" is null because missing: indicator/A/result
    And the finding "no-row" is raised for indicator "A"

  Scenario Outline: A result in another unit than its target can't be verified, however great
    # th: ผลที่มีหน่วยนับต่างจากเป้าหมายตรวจสอบไม่ได้ ไม่ว่าจะมากเท่าใด
    Given an indicator:
      | direction   | target | unit   | result   | result_unit |
      | <direction> | 100    | people | <result> | engagements |
    When the rule "target-met" is evaluated
    Then the target_met of the indicator is cannot_be_verified

    Examples:
      # th: | ทิศทาง | ผล |
      | direction      | result |
      | more_is_better | 120    |
      | more_is_better | 80     |
      | less_is_better | 80     |
      | exact          | 100    |

  Scenario: A result without a unit of its own is in that of its target
    # th: ผลที่ไม่ระบุหน่วยนับ ให้ถือว่าใช้หน่วยนับของเป้าหมาย
    Given an indicator:
      | direction      | target | unit   | result |
      | more_is_better | 100    | people | 120    |
    When the rule "target-met" is evaluated
    Then the target_met of the indicator is met

  Scenario: Two of ETDA's thirty-two indicators fall short of their target, and one can't be verified
    # th: ตัวชี้วัดของ สพธอ. สองตัวจากสามสิบสองตัวไม่ถึงเป้าหมาย และตรวจสอบไม่ได้หนึ่งตัว
    Given the facts of "etda/2563-q4"
    When the rule "target-met" is evaluated
    Then the indicators come out as:
      | key  | target_met |
      | DG-1 | met        |
      | DG-2 | met        |
      | DG-3 | met        |
      | DG-4 | met        |
      | DG-5 | not_met    |
      | EL-8 | met        |
      | EC-8 | not_met    |
    And the target_met of indicator "EC-7" is cannot_be_verified
    And no finding is raised
