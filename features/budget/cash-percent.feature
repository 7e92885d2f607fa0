Feature: Cash paid as a share of the plan
  # th: ร้อยละของแผนที่จ่ายเงินแล้วจริง
  What was in fact paid, in per cent of the plan.
  # th: เงินที่จ่ายจริงคิดเป็นร้อยละของแผน

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The share, to four decimals, half rounded up
    # th: สัดส่วนเป็นทศนิยม 4 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given a budget line:
      | code | plan   | disbursed   |
      | 1    | <plan> | <disbursed> |
    When the rule "cash-percent" is evaluated
    Then the cash_percent of the budget line is <percent>

    Examples:
      # th: | แผน | จ่ายจริง | ร้อยละ |
      | plan | disbursed | percent                                       |
      | 400  | 100       | 25.0000                                       |
      | 300  | 100       | 33.3333                                       |
      | 1000 | 0.0005    | 0.0001                                        |
      | 1000 | 0.0004    | 0.0000                                        |
      | 400  | -         | 0.0000                                        |
      | 400  |           | null because missing: budget_line/1/disbursed |
      | 0    | 100       | null because undefined                        |

  Scenario: ETDA had paid out less than half of its plan
    # th: สพธอ. จ่ายเงินจริงไม่ถึงครึ่งหนึ่งของแผน
    Given the facts of "etda/2563-q4"
    When the rule "cash-percent" is evaluated
    Then the budget lines come out as:
      | key   | cash_percent |
      | total | 48.5583      |
      | 1     | 53.1848      |
      | 1.3.5 | 0.0000       |
      | 3     | 18.3609      |
