@quarter
Feature: What must hold in every quarter
  # th: สิ่งที่ต้องเป็นจริงทุกไตรมาส
  Run on the facts of every agency and every quarter. What the rules call an error stops a quarter;
  a warning or a note is for the agency to answer, and is not asked for here.
  # th: ใช้กับข้อเท็จจริงของทุกหน่วยงานและทุกไตรมาส สิ่งที่เกณฑ์ถือเป็นข้อผิดพลาดต้องไม่มี
  # th: ส่วนคำเตือนและข้อสังเกตเป็นเรื่องที่หน่วยงานชี้แจง จึงไม่ตรวจที่นี่

  Scenario: The rules give one clear answer on the facts
    # th: เกณฑ์ให้คำตอบเดียวที่ชัดเจน
    Given the facts of each book
    When all rules are evaluated
    # two rows that may not hold together, two rules for one outcome, figures in unlike units
    Then the finding "hit-policy" is not raised
    And the finding "two-rules" is not raised
    And the finding "unlike-units" is not raised

  Scenario Outline: The approved plan adds up, and spends the income and no more
    # th: แผนที่ได้รับอนุมัติรวมยอดถูกต้อง และใช้จ่ายเท่ากับกรอบรายรับ
    Given the facts of each book
    When the rule "<rule>" is evaluated
    Then no error is raised

    Examples:
      # th: | เกณฑ์ |
      | rule         |
      | income-sums  |
      | plan-sums    |
      | plan-balance |

  Scenario: No line spends more than its plan
    # th: ไม่มีรายการใดใช้จ่ายเกินแผน
    Given the facts of each book
    When the rule "overspending" is evaluated
    Then no error is raised

  Scenario: No programme's total departs from the approved plan
    # th: ยอดรวมของแผนงานไม่ต่างจากแผนที่ได้รับอนุมัติ
    Given the facts of each book
    When the rule "virement" is evaluated
    Then no error is raised

  Scenario: The totals of the budget table are the sums of their lines
    # th: ยอดรวมในตารางผลการใช้จ่ายเท่ากับผลรวมของรายการย่อย
    Given the facts of each book
    When the rule "roll-up" is evaluated
    Then the finding "roll-up-plan" is not raised
    And the finding "roll-up-disbursed" is not raised
    And the finding "roll-up-carried-over" is not raised
    And the finding "roll-up-outturn" is not raised

  Scenario: What a note adds up is the sum of the lines that it names
    # th: ยอดที่หมายเหตุรวมไว้เท่ากับผลรวมของรายการที่หมายเหตุระบุ
    Given the facts of each book
    When the rule "note-subtotal" is evaluated
    Then no error is raised

  @agency:ETDA @quarter:2563-q4
  Scenario: One misprint, of 0.0010 in what line 1 reserved, explains each sum of ETDA's that fails
    # th: ยอดของ สพธอ. ที่ไม่ตรงกัน เกิดจากเงินกันของรายการที่ 1 ซึ่งระบุคลาดเคลื่อน 0.0010 เพียงแห่งเดียว
    Given the facts of each book
    When the rule "reserved-misprint" is evaluated
    Then the finding "reserved-misprint" is raised for budget line "1"
    When the rule "outturn-identity" is evaluated
    Then the finding "outturn-identity" is raised for budget line "1"
    And the finding "outturn-identity" is not raised for budget line "total"
    When the rule "roll-up" is evaluated
    Then the finding "roll-up-reserved" is raised for budget line "1"
    And the finding "roll-up-reserved" is raised for budget line "total"
    And the finding "roll-up-reserved" is not raised for budget line "1.2"
    And the finding "roll-up-reserved" is not raised for budget line "1.3"
