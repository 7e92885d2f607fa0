Feature: Cost indicator against the outturn
  # th: ตัวชี้วัดด้านค่าใช้จ่ายเทียบกับผลการใช้จ่าย
  An indicator that says that the budget was used, while the project spent far less of it.
  # th: ตัวชี้วัดรายงานว่าใช้จ่ายตามงบประมาณ ทั้งที่โครงการใช้จ่ายน้อยกว่านั้นมาก

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: On both sides of the gap that is allowed
    # th: ทั้งสองข้างของส่วนต่างที่ยอมรับ
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 100  | <outturn>        |
    And a project:
      | id | budget_line |
      | A  | 1           |
    And an indicator:
      | id  | project | dimension   | direction      | target | unit    | result   | result_unit |
      | A-1 | A       | <dimension> | less_is_better | 100    | percent | <result> | percent     |
    When the rule "cost-claimed" is evaluated
    Then the finding "cost-claimed" is <whether>

    Examples:
      # th: | มิติ | ผล | ผลการใช้จ่าย | ผลการตรวจ |
      | dimension | result | outturn | whether    |
      | cost      | 100    | 80      | not raised |
      | cost      | 100    | 79.9999 | raised     |
      | cost      | 100    | 80.0001 | not raised |
      | cost      | 90     | 70      | not raised |
      | cost      | 90     | 69.9999 | raised     |
      # not met, so nothing is claimed
      | cost      | 101    | 50      | not raised |
      | time      | 100    | 50      | not raised |
      |           | 100    | 50      | not raised |

  Scenario: A project whose spending is not known is unchecked
    # th: โครงการที่ไม่ทราบยอดใช้จ่ายจึงตรวจไม่ได้
    Given a project:
      | id |
      | A  |
    And an indicator:
      | id  | project | dimension | direction      | target | result |
      | A-1 | A       | cost      | less_is_better | 100    | 100    |
    When the rule "cost-claimed" is evaluated
    Then the finding "unchecked" is raised for indicator "A-1"
    And the finding "cost-claimed" is not raised

  # 100 - 59.8286 is 40.1714; the others are 7.3480 apart at the most
  Scenario: EL-4 says 100 per cent, and e-Licensing spent 59.8
    # th: EL-4 รายงานร้อยละ 100 แต่ e-Licensing ใช้จ่ายร้อยละ 59.8
    Given the facts of "etda/2563-q4"
    When the rule "cost-claimed" is evaluated
    Then the finding "cost-claimed" is raised for indicator "EL-4"
    And the finding "cost-claimed" is a warning
    And the finding "cost-claimed" is not raised for indicator "DG-4"
    And the finding "cost-claimed" is not raised for indicator "DT-4"
    And the finding "cost-claimed" is not raised for indicator "EC-4"
    And the finding "cost-claimed" is not raised for indicator "SF-4"
    And the message of "cost-claimed" says "Indicator EL-4 reports 100 %, and project EL spent 59.8286 % of its plan"
    And the message of "cost-claimed" says "ตัวชี้วัด EL-4 รายงานผลร้อยละ 100 แต่โครงการ EL ใช้จ่ายเพียงร้อยละ 59.8286 ของแผน"
