Feature: Indicator that differs from the approved plan
  # th: ตัวชี้วัดที่ต่างจากแผนที่ได้รับอนุมัติ
  An indicator of the plan keeps the plan's unit, target and scope.
  # th: ตัวชี้วัดตามแผนต้องคงหน่วยนับ เป้าหมาย และขอบเขตตามแผน

  Background:
    Given the book is dated 2020-09-30
    And a plan indicator:
      | no | unit     | scope                   |
      | 3  | licences | Digital ID; e-Signature |
    And a plan target:
      | plan_indicator | project | target |
      | 3              | P       | 20     |

  Scenario Outline: Unit, target and scope, kept and changed
    # th: หน่วยนับ เป้าหมาย และขอบเขต ทั้งที่คงเดิมและที่เปลี่ยนไป
    Given an indicator:
      | id | project | plan_indicator | unit   | target   | scope   |
      | A  | P       | 3              | <unit> | <target> | <scope> |
    When the rule "plan-drift" is evaluated
    Then the finding "unit-drift" is <unit drift>
    And the finding "target-drift" is <target drift>
    And the finding "scope-drift" is <scope drift>

    Examples:
      # th: | หน่วยนับ | เป้าหมาย | ขอบเขต | ตรวจหน่วยนับ | ตรวจเป้าหมาย | ตรวจขอบเขต |
      | unit                | target | scope                 | unit drift | target drift | scope drift |
      | licences            | 20     | Digital ID            | not raised | not raised   | not raised  |
      | licences            | 20     |                       | not raised | not raised   | not raised  |
      | document structures | 20     | Digital ID            | raised     | not raised   | not raised  |
      | licences            | 19     | Digital ID            | not raised | raised       | not raised  |
      | licences            | 20     | Digital ID; e-Meeting | not raised | not raised   | raised      |

  Scenario: An indicator that is not the plan's is not held against it
    # th: ตัวชี้วัดที่ไม่ได้อยู่ในแผน ไม่นำมาเทียบกับแผน
    Given an indicator:
      | project | unit  | target | scope     |
      | P       | score | 100    | e-Meeting |
    When the rule "plan-drift" is evaluated
    Then no finding is raised

  Scenario: An indicator of the plan that the plan does not hold is unchecked
    # th: ตัวชี้วัดที่อ้างถึงแผนแต่แผนไม่มี จึงตรวจไม่ได้
    Given an indicator:
      | project | plan_indicator | unit     | target | scope     |
      | P       | 9              | licences | 20     | e-Meeting |
    When the rule "plan-drift" is evaluated
    Then the finding "unchecked" is raised
    And the finding "unit-drift" is not raised
    And the finding "target-drift" is not raised
    And the finding "scope-drift" is not raised

  Scenario Outline: A target is the plan's to the last of four decimals
    # th: เป้าหมายต้องตรงกับแผนถึงทศนิยมตำแหน่งที่สี่
    Given an indicator:
      | id | project | plan_indicator | unit     | target   |
      | A  | P       | 3              | licences | <target> |
    When the rule "plan-drift" is evaluated
    Then the finding "target-drift" is <whether> for indicator "A"

    Examples:
      # th: | เป้าหมาย | ผลการตรวจ |
      | target  | whether    |
      | 19.9999 | raised     |
      | 20      | not raised |
      | 20.00   | not raised |
      | 20.0001 | raised     |

  Scenario: A target for another project is not this project's
    # th: เป้าหมายของโครงการอื่นไม่ใช่ของโครงการนี้
    Given an indicator:
      | project | plan_indicator | unit     | target |
      | Q       | 3              | licences | 20     |
    When the rule "plan-drift" is evaluated
    Then the finding "unchecked" is raised
    And the finding "target-drift" is not raised

  Scenario: Where the plan states no scope, a wider one can't be told
    # th: แผนที่ไม่ได้ระบุขอบเขต จึงบอกไม่ได้ว่าขอบเขตกว้างขึ้น
    Given a plan indicator:
      | no | unit     | scope |
      | 4  | licences |       |
    And an indicator:
      | project | plan_indicator | unit     | target | scope     |
      | P       | 4              | licences | 20     | e-Meeting |
    When the rule "plan-drift" is evaluated
    Then the finding "unchecked" is raised
    And the finding "scope-drift" is not raised

  Scenario: Each difference is a warning that names both sides
    # th: ข้อแตกต่างแต่ละข้อเป็นคำเตือนที่ระบุทั้งสองฝ่าย
    Given an indicator:
      | id | project | plan_indicator | unit                | target | scope                 |
      | A  | P       | 3              | document structures | 37     | Digital ID; e-Meeting |
    When the rule "plan-drift" is evaluated
    Then the finding "unit-drift" is a warning
    And the finding "target-drift" is a warning
    And the finding "scope-drift" is a warning
    And the message of "target-drift" says "Indicator A reports a target of 37; the approved plan sets 20"
    And the message of "target-drift" says "ตัวชี้วัด A รายงานค่าเป้าหมาย 37 แต่แผนที่ได้รับอนุมัติกำหนด 20"
    And the message of "scope-drift" says "ตัวชี้วัด A ครอบคลุม Digital ID, e-Meeting แต่แผนที่ได้รับอนุมัติครอบคลุมเพียง Digital ID, e-Signature"
    And the message of "scope-drift" says "Indicator A covers Digital ID, e-Meeting; the approved plan covers only Digital ID, e-Signature"

  Scenario: ETDA renames one unit and widens two scopes
    # th: สพธอ. เปลี่ยนชื่อหน่วยนับหนึ่งตัว และขยายขอบเขตสองตัว
    Given the facts of "etda/2563-q4"
    When the rule "plan-drift" is evaluated
    Then the finding "unit-drift" is raised for indicator "EL-2"
    And the message of "unit-drift" says "where the approved plan counts licences (“Number of data structures concerning the issue of licences and key official evidence”)"
    And the message of "unit-drift" says "Indicator EL-2 counts document structures (“Number of the state's processes of issuing licences"
    And the message of "unit-drift" says "แต่แผนที่ได้รับอนุมัตินับเป็นใบอนุญาต (“จำนวนโครงสร้างข้อมูล"
    And the message of "unit-drift" says "ตัวชี้วัด EL-2 นับเป็นโครงสร้างเอกสาร (“จำนวนกระบวนการบริการภาครัฐ"
    And the finding "scope-drift" is raised for indicator "DG-1"
    And the finding "scope-drift" is raised for indicator "DG-2"
    And the finding "target-drift" is not raised
    And the finding "unchecked" is not raised
