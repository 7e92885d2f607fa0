Feature: Budget of the agency
  # th: งบประมาณของหน่วยงาน
  What the lines that stand under no other come to: paid, carried over, reserved and left.
  # th: รายการที่ไม่อยู่ภายใต้รายการอื่นรวมกันได้เท่าใด: จ่ายจริง เบิกจ่ายข้ามปี กันเงิน และคงเหลือ

  Background:
    Given the book is dated 2020-09-30

  Scenario: Lines below another are not counted again
    # th: รายการที่อยู่ภายใต้รายการอื่นไม่นับซ้ำ
    Given an agency:
      | id |
      | X  |
    And these budget lines:
      | code | parent | plan | disbursed | carried_over | reserved | reported_outturn |
      | 1    |        | 300  | 100       | 50           | 20       | 170              |
      | 1.1  | 1      | 300  | 100       | 50           | 20       | 170              |
      | 2    |        | 100  | 40        | 10           | 5        | 55               |
    When the rule "agency-budget" is evaluated
    Then the agencies come out as:
      | key | revised_plan | disbursed | carried_over | reserved | outturn | unspent | cash_percent |
      | X   | 400          | 140       | 60           | 25       | 225     | 175     | 35.0000      |

  Scenario Outline: The share that is paid, to four decimals, half rounded up
    # th: สัดส่วนที่จ่ายจริงเป็นทศนิยม 4 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given an agency:
      | id |
      | X  |
    And a budget line:
      | code | plan   | disbursed |
      | 1    | <plan> | <paid>    |
    When the rule "agency-budget" is evaluated
    Then the cash_percent of the agency is <percent>

    Examples:
      # th: | แผน | จ่ายจริง | ร้อยละ |
      | plan | paid   | percent                                       |
      | 3    | 2      | 66.6667                                       |
      | 1000 | 0.0005 | 0.0001                                        |
      | 1000 | 0.0004 | 0.0000                                        |
      | 0    | 2      | null because undefined                        |
      | 3    |        | null because missing: budget_line/1/disbursed |

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "agency-budget" is evaluated
    Then the agencies come out as:
      | key  | revised_plan | disbursed | carried_over | reserved | outturn  | unspent | cash_percent |
      | ETDA | 588.7946     | 285.9089  | 93.3258      | 117.3560 | 496.5906 | 92.2040 | 48.5583      |
    And no finding is raised
