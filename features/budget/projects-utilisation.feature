Feature: Utilisation of all projects
  # th: อัตราการใช้จ่ายของทุกโครงการ
  With and without the lines that are part of a project, and of the agency as a whole.
  # th: ทั้งที่นับและไม่นับรายการซึ่งเป็นส่วนหนึ่งของโครงการ และของหน่วยงานทั้งหมด

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: The projects, with their parts, and the printed total
    # th: โครงการ โครงการพร้อมรายการที่เป็นส่วนหนึ่ง และยอดรวมที่ระบุไว้
    Given an agency:
      | id | financial_actual_percent |
      | X  | <printed>                |
    And these budget lines:
      | code | parent | plan | reported_outturn | part_of |
      | T    |        | 400  | 300              |         |
      | 1    | T      | 100  | 80               |         |
      | 2    | T      | 100  | 40               |         |
      | 3    | T      | 50   | 50               | 2       |
      | 4    | T      | 150  | 130              |         |
    And these projects:
      | id | budget_line |
      | A  | 1           |
      | B  | 2           |
    When the rule "projects-utilisation" is evaluated
    # 120 of 200, 170 of 250, 300 of 400
    Then the agencies come out as:
      | key | projects_utilisation_percent | projects_utilisation_with_parts | agency_utilisation_percent |
      | X   | 60.0000                      | 68.0000                         | 75.0000                    |
    And the finding "agency-financial-percent" is <whether>

    Examples:
      # th: | ค่าที่ระบุไว้ | ผลการตรวจ |
      | printed | whether    |
      | 75      | not raised |
      | 74      | a warning  |
      | 76      | a warning  |

  Scenario: The printed per cent is held against the exact share
    # th: ร้อยละที่ระบุไว้เทียบกับสัดส่วนที่แท้จริง
    Given an agency:
      | id | financial_actual_percent |
      | X  | 74                       |
    And a budget line:
      | code | plan   | reported_outturn |
      | T    | 100000 | 74499.96         |
    When the rule "projects-utilisation" is evaluated
    # 74.49996 is 74.5000 to four decimals, and 74 to none
    Then the agency_utilisation_percent of the agency is 74.5000
    And the finding "agency-financial-percent" is not raised

  Scenario Outline: A whole per cent is printed, half rounded up
    # th: ร้อยละที่ระบุเป็นจำนวนเต็ม เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given an agency:
      | id | financial_actual_percent |
      | X  | <printed>                |
    And a budget line:
      | code | plan | reported_outturn |
      | T    | 1000 | <outturn>        |
    When the rule "projects-utilisation" is evaluated
    Then the finding "agency-financial-percent" is <whether>

    Examples:
      # th: | ผลการใช้จ่าย | ค่าที่ระบุไว้ | ผลการตรวจ |
      | outturn  | printed | whether    |
      | 745      | 75      | not raised |
      | 745      | 74      | a warning  |
      | 744.9999 | 74      | not raised |
      | 744.9999 | 75      | a warning  |

  Scenario: A total without a printed per cent is unchecked
    # th: ยอดรวมที่ไม่ได้ระบุร้อยละจึงตรวจไม่ได้
    Given an agency:
      | id |
      | X  |
    And a budget line:
      | code | plan | reported_outturn |
      | T    | 1000 | 745              |
    When the rule "projects-utilisation" is evaluated
    Then the agency_utilisation_percent of the agency is 74.5000
    And the finding "unchecked" is raised for agency "X"
    And the finding "agency-financial-percent" is not raised

  Scenario: Without lines that are part of a project, both readings are one
    # th: ไม่มีรายการที่เป็นส่วนหนึ่งของโครงการ ทั้งสองวิธีจึงได้ค่าเดียวกัน
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 100  | 60               |
    And a project:
      | id | budget_line |
      | A  | 1           |
    When the rule "projects-utilisation" is evaluated
    Then the projects_utilisation_percent of the agency is 60.0000
    And the projects_utilisation_with_parts of the agency is 60.0000

  Scenario Outline: To four decimals, half rounded up
    # th: ทศนิยม 4 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น
    Given these budget lines:
      | code | parent | plan | reported_outturn | part_of |
      | T    |        | 2000 | <total>          |         |
      | 1    | T      | 1000 | <line>           |         |
      | 2    | T      | 1000 | <line>           | 1       |
    And a project:
      | id | budget_line |
      | A  | 1           |
    When the rule "projects-utilisation" is evaluated
    Then the projects_utilisation_percent of the agency is <percent>
    And the projects_utilisation_with_parts of the agency is <percent>
    And the agency_utilisation_percent of the agency is <percent>

    # each share is 0.00005, and then 0.00004
    Examples:
      # th: | ยอดรวม | รายการ | ร้อยละ |
      | total  | line   | percent |
      | 0.0010 | 0.0005 | 0.0001  |
      | 0.0008 | 0.0004 | 0.0000  |

  Scenario: Several parts and several totals are added, to four decimals
    # th: รายการที่เป็นส่วนหนึ่งและยอดรวมหลายรายการนำมารวมกัน เป็นทศนิยม 4 ตำแหน่ง
    Given these budget lines:
      | code | parent | plan | reported_outturn | part_of |
      | T    |        | 300  | 200              |         |
      | U    |        | 300  | 100              |         |
      | 1    | T      | 150  | 100              |         |
      | 2    | T      | 75   | 25               | 1       |
      | 3    | T      | 75   | 75               | 1       |
    And a project:
      | id | budget_line |
      | A  | 1           |
    When the rule "projects-utilisation" is evaluated
    # 100 of 150, 200 of 300, 300 of 600; 66.66666... is not 66.6667
    Then the projects_utilisation_percent of the agency is 66.6667
    And the projects_utilisation_with_parts of the agency is 66.6667
    And the agency_utilisation_percent of the agency is 50.0000

  Scenario: ETDA
    # th: กรณีของ สพธอ.
    Given the facts of "etda/2563-q4"
    When the rule "projects-utilisation" is evaluated
    Then the agencies come out as:
      | key  | projects_utilisation_percent | projects_utilisation_with_parts | agency_utilisation_percent |
      | ETDA | 83.9590                      | 84.2339                         | 84.3402                    |
    And no finding is raised
