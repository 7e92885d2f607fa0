Feature: Sums of the estimated income
  # th: ผลรวมของประมาณการรายรับ
  Every total is exactly the sum of its lines.
  # th: ยอดรวมทุกรายการต้องเท่ากับผลรวมของรายการย่อยพอดี

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Exactly, and by the least amount off
    # th: เท่ากันพอดี และต่างกันน้อยที่สุด
    Given these income lines:
      | code | parent | amount   |
      | T    |        | <amount> |
      | 1    | T      | 10.5000  |
      | 2    | T      | 20.2500  |
    When the rule "income-sums" is evaluated
    Then the sum_of_parts of income line "T" is 30.7500
    And the sum_agrees of income line "T" is <agrees>
    And the finding "income-sum" is <whether> for income line "T"
    And the sum_agrees of income line "1" is null because not rated

    Examples:
      # th: | จำนวนเงิน | ตรงกัน | ผลการตรวจ |
      | amount  | agrees | whether    |
      | 30.7500 | true   | not raised |
      | 30.75   | true   | not raised |
      | 30.7501 | false  | raised     |
      | 30.7499 | false  | raised     |

  Scenario: ETDA's sums are right
    # th: ยอดรวมของ สพธอ. ถูกต้อง
    Given the facts of "etda/2563-q4"
    When the rule "income-sums" is evaluated
    Then the income lines come out as:
      | key    | sum_of_parts | sum_agrees |
      | total  | 588.7946     | true       |
      | 1      | 555.3293     | true       |
      | 2      | 33.4653      | true       |
    And no finding is raised

  Scenario: A wrong sum is an error
    # th: ยอดรวมที่ผิดเป็นข้อผิดพลาด
    Given these income lines:
      | code | parent | amount |
      | T    |        | 11     |
      | 1    | T      | 10     |
    When the rule "income-sums" is evaluated
    Then the finding "income-sum" is an error
