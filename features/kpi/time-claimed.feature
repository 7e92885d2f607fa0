Feature: Time indicator against what is not yet paid
  # th: ตัวชี้วัดด้านเวลาเทียบกับเงินที่ยังไม่ได้จ่าย
  An indicator that says that the work was done within the year, while most of the money is unpaid.
  # th: ตัวชี้วัดรายงานว่างานแล้วเสร็จภายในปี ทั้งที่เงินส่วนใหญ่ยังไม่ได้จ่าย

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: On both sides of the share that may be unpaid
    # th: ทั้งสองข้างของสัดส่วนที่ยังไม่จ่ายได้
    Given a budget line:
      | code | carried_over | reserved   | reported_outturn |
      | 1    | 50           | <reserved> | 100              |
    And a project:
      | id | budget_line |
      | A  | 1           |
    And an indicator:
      | id  | project | dimension   | direction      | target | unit   | result   | result_unit |
      | A-1 | A       | <dimension> | less_is_better | 12     | months | <result> | months      |
    When the rule "time-claimed" is evaluated
    Then the finding "time-claimed" is <whether>

    Examples:
      # th: | มิติ | ผล | กันเงิน | ผลการตรวจ |
      | dimension | result | reserved | whether    |
      | time      | 12     | 25       | not raised |
      | time      | 12     | 25.0001  | raised     |
      | time      | 12     | 24.9999  | not raised |
      # not met, so nothing is claimed
      | time      | 13     | 40       | not raised |
      | cost      | 12     | 40       | not raised |
      |           | 12     | 40       | not raised |

  Scenario: A project whose payments are not known is unchecked
    # th: โครงการที่ไม่ทราบยอดจ่ายจึงตรวจไม่ได้
    Given a project:
      | id |
      | A  |
    And an indicator:
      | id  | project | dimension | direction      | target | result |
      | A-1 | A       | time      | less_is_better | 12     | 12     |
    When the rule "time-claimed" is evaluated
    Then the finding "unchecked" is raised for indicator "A-1"
    And the finding "time-claimed" is not raised

  # unpaid of the outturn: DG 84.8091, SF 85.1439 and EL 75.0460 per cent; EC 72.2981 and DT 40.0761
  Scenario: Three of ETDA's projects were done in twelve months with three quarters unpaid
    # th: สามโครงการของ สพธอ. แล้วเสร็จในสิบสองเดือน โดยเงินสามในสี่ยังไม่ได้จ่าย
    Given the facts of "etda/2563-q4"
    When the rule "time-claimed" is evaluated
    Then the finding "time-claimed" is raised for indicator "DG-3"
    And the finding "time-claimed" is raised for indicator "EL-3"
    And the finding "time-claimed" is raised for indicator "SF-3"
    And the finding "time-claimed" is a warning
    And the finding "time-claimed" is not raised for indicator "EC-3"
    And the finding "time-claimed" is not raised for indicator "DT-3"
    And the message of "time-claimed" says "Indicator SF-3 reports 12 months, and 85.1439 % of the outturn of project SF is not yet paid"
    And the message of "time-claimed" says "ตัวชี้วัด SF-3 รายงานว่าดำเนินการได้ภายใน 12 เดือน แต่ผลการใช้จ่ายของโครงการ SF ร้อยละ 85.1439 ยังไม่ได้จ่าย"
