Feature: Status
  Background:
    Given the book is dated 2019-12-31

  Scenario Outline: A delay decides
    Given a work:
      | id | late   | blocked |
      | W1 | <late> | no      |
    When the rule "status" is evaluated
    Then the status of the work "W1" is <status>

    Examples:
      | late | status |
      | 2    | green  |
