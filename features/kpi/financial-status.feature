Feature: Financial status
  The delay of a project's spending behind its plan, on the legend of the progress status. What was
  spent is read from the project's line of the budget table.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The colour follows the delay, on both sides of each threshold
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | <outturn>        |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 100                    |
    When the rule "financial-status" is evaluated
    Then the financial_delay of the project is <delay>
    And the status_financial of the project is <colour>

    # 949.5004 leaves a delay of 5.04996, which is 5.0500 to four decimals and 5.0 to one
    Examples:
      | outturn  | delay   | colour |
      | 1100     | 0       | green  |
      | 1000     | 0       | green  |
      | 951      | 4.9     | green  |
      | 950      | 5       | green  |
      | 949.6    | 5.04    | green  |
      | 949.5004 | 5.0500  | green  |
      | 949.5    | 5.05    | yellow |
      | 801      | 19.9    | yellow |
      | 800      | 20      | yellow |
      | 799.6    | 20.04   | yellow |
      | 799.5    | 20.05   | red    |
      | 0        | 100     | red    |

  # 949.5995 of 1000 is 94.95995 per cent
  Scenario: A delay of 5.04005 is shown as 5.0401, a half rounded up
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | 949.5995         |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 100                    |
    When the rule "financial-status" is evaluated
    Then the financial_delay of the project is 5.0401
    And the status_financial of the project is green

  Scenario: A plan for the quarter may be below 100 per cent
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | 700              |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 75                     |
    When the rule "financial-status" is evaluated
    Then the status_financial of the project is green

  Scenario: A project without spending figures has no colour
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 |                  |
    And a project:
      | budget_line | financial_plan_percent |
      | 1           | 100                    |
    When the rule "financial-status" is evaluated
    Then the status_financial of the project is null because missing: budget_line/1/reported_outturn

  Scenario Outline: The printed per cent is held against the budget table
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | 594.9            |
    And a project:
      | budget_line | financial_plan_percent | financial_actual_percent |
      | 1           | 100                    | <printed>                |
    When the rule "financial-status" is evaluated
    Then the finding "financial-percent" is <whether> for project "1"

    Examples:
      | printed | whether    |
      | 59      | not raised |
      | 60      | raised     |

  Scenario Outline: Half a per cent is printed as the next whole one
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | 605              |
    And a project:
      | budget_line | financial_plan_percent | financial_actual_percent |
      | 1           | 100                    | <printed>                |
    When the rule "financial-status" is evaluated
    Then the finding "financial-percent" is <whether> for project "1"

    Examples:
      | printed | whether    |
      | 60      | raised     |
      | 61      | not raised |

  Scenario: A wrong per cent is a warning that names both figures
    Given the facts of "etda/2563-q4", but project "EL" has financial_actual_percent 59
    When the rule "financial-status" is evaluated
    Then the finding "financial-percent" is raised for project "EL"
    And the finding "financial-percent" is not raised for project "DG"
    And the finding "financial-percent" is a warning
    And the message of "financial-percent" says "Project EL prints 59 % spent; the budget table gives 59.8286 %"
    And the message of "financial-percent" says "โครงการ EL พิมพ์ผลด้านการเงินร้อยละ 59 แต่ตารางงบประมาณได้ร้อยละ 59.8286"

  Scenario Outline: A per cent that is not printed, or spending that is not known, can't be checked
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 1000 | <outturn>        |
    And a project:
      | budget_line | financial_plan_percent | financial_actual_percent |
      | 1           | 100                    | <printed>                |
    When the rule "financial-status" is evaluated
    Then the finding "unchecked" is raised for project "1"
    And the finding "financial-percent" is not raised for project "1"

    Examples:
      | outturn | printed |
      | 600     |         |
      |         | 60      |

  Scenario: ETDA spent late on e-Licensing, and somewhat late on two projects
    Given the facts of "etda/2563-q4"
    When the rule "financial-status" is evaluated
    Then the projects come out as:
      | key | financial_delay | status_financial |
      | DG  | 4.3115          | green            |
      | DT  | 1.4073          | green            |
      | EL  | 40.1714         | red              |
      | EC  | 7.3480          | yellow           |
      | SF  | 5.6037          | yellow           |
    And no finding is raised

  Scenario Outline: The rule holds for fiscal year 2563, from 1 October 2019 to 30 September 2020
    Given the book is dated <day>
    When all rules are evaluated
    Then the rule "financial-status" is <whether>

    Examples:
      | day        | whether      |
      | 2019-09-30 | not in force |
      | 2019-10-01 | in force     |
      | 2020-09-30 | in force     |
      | 2020-10-01 | not in force |
