Feature: Utilisation of the revised plan
  # th: อัตราการใช้จ่ายเทียบกับแผนหลังปรับปรุง
  The outturn as a share of the plan, in per cent to four decimals.
  # th: ผลการใช้จ่ายคิดเป็นร้อยละของแผน เป็นทศนิยม 4 ตำแหน่ง

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The share, rounded half up
    # th: สัดส่วน เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given a budget line:
      | code | plan   | reported_outturn |
      | 1    | <plan> | <outturn>        |
    When the rule "utilisation" is evaluated
    Then the utilisation_percent of the budget line is <percent>

    Examples:
      # th: | แผน | ผลการใช้จ่าย | ร้อยละ |
      | plan  | outturn  | percent                                    |
      | 300   | 200      | 66.6667                                    |
      | 1000  | 0.0005   | 0.0001                                     |
      | 1000  | 0.0004   | 0.0000                                     |
      | 100   | 110      | 110.0000                                   |
      | 0     | 1        | null because undefined                     |
      |       | 1        | null because missing: budget_line/1/plan   |

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "utilisation" is evaluated
    Then the budget lines come out as:
      | key   | utilisation_percent |
      | total | 84.3402             |
      | 1     | 88.9215             |
      | 1.3.4 | 59.8286             |
      | 1.3.5 | 100.0000            |
      | 3     | 55.8816             |
