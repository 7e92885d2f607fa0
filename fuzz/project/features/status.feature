Feature: Status
  What a delay does to the colour of a work.

  Background:
    Given the book is dated 2019-12-31
    And a district:
      | id |
      | D9 |

  Scenario Outline: A delay decides
    Given a work:
      | id | late   | blocked | stage   | plan | spent |
      | W1 | <late> | false   | hearing | 10   | 5     |
    When the rule "status" is evaluated
    Then the status of the work is <status>
    And the status of work "W1" comes from <row>

    Examples:
      | late | status                      | row       |
      | 2    | green                       | row 1     |
      | 5    | green                       | row 1     |
      | 100  | null because not applicable | otherwise |

  Rule: The book as it is

    @quarter @agency:D1
    Scenario: Every book
      Given the facts of each book
      When all rules are evaluated
      Then the finding "two-rules" is not raised

    Scenario: A book with changes
      Given the facts of "2563-q1", but work "W1" has late 7.5
      But work "W2" has no late
      And there is no work "W3"
      And these steps:
        | work | no | done |
        | W1   | 7  | true |
      When all rules are evaluated
      Then the works come out as:
        | key | status |
        | W1  | green  |
      And the score of work "W1" is 95 within 10
      And the rule "status" is in force
      And the finding "no-row" is raised for work "W1"
