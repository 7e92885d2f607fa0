Feature: Sums of the spending plan
  # th: ผลรวมของแผนการใช้จ่าย
  Every total is exactly the sum of its lines.
  # th: ยอดรวมทุกรายการต้องเท่ากับผลรวมของรายการย่อยพอดี

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Exactly, and by the least amount off
    # th: เท่ากันพอดี และต่างกันน้อยที่สุด
    Given these plan lines:
      | code | parent | amount   |
      | T    |        | <amount> |
      | 1    | T      | 10.5000  |
      | 2    | T      | 20.2500  |
    When the rule "plan-sums" is evaluated
    Then the sum_of_parts of plan line "T" is 30.7500
    And the sum_agrees of plan line "T" is <agrees>
    And the finding "plan-sum" is <whether> for plan line "T"
    And the sum_agrees of plan line "1" is null because not rated

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
    When the rule "plan-sums" is evaluated
    Then the plan lines come out as:
      | key    | sum_of_parts | sum_agrees |
      | total  | 588.7946     | true       |
      | budget | 474.5184     | true       |
      | 1      | 288.1903     | true       |
    And no finding is raised

  Scenario: A wrong sum is an error
    # th: ยอดรวมที่ผิดเป็นข้อผิดพลาด
    Given these plan lines:
      | code | parent | amount |
      | T    |        | 11     |
      | 1    | T      | 10     |
    When the rule "plan-sums" is evaluated
    Then the finding "plan-sum" is an error
