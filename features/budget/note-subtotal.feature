Feature: Subtotals of the notes to the budget table
  A note's subtotal and per cent are those of the lines that it names.

  Background:
    Given the book is dated 2020-09-30

  Scenario Outline: Sum and per cent, on both sides of their tolerance
    Given these budget lines:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
      | 2    | 60   | 20               |
      | 3    | 99   | 99               |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1;2   | <outturn>        | <percent>        |
    When the rule "note-subtotal" is evaluated
    Then the subtotal of the budget note is 50
    And the subtotal_percent of the budget note is 50.0000
    And the finding "note-subtotal" is <sum>
    And the finding "note-percent" is <share>

    # two lines and the note: 3 times 0.00005
    Examples:
      | outturn | percent | sum        | share      |
      | 50      | 50      | not raised | not raised |
      | 50.0001 | 50      | not raised | not raised |
      | 50.0002 | 50      | raised     | not raised |
      | 49.9998 | 50      | raised     | not raised |
      | 50      | 51      | not raised | raised     |

  Scenario: A note that names a line which is not there
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1;9   | 30               | 75               |
    When the rule "note-subtotal" is evaluated
    Then the finding "note-lines" is raised for budget note "1"
    And the finding "note-lines" is an error

  Scenario Outline: A note on one line may be off by half a unit for each of the two figures
    Given a budget line:
      | code | plan | reported_outturn |
      | 1    | 40   | 30               |
    And a budget note:
      | no | lines | reported_outturn | reported_percent |
      | 1  | 1     | <outturn>        | 75               |
    When the rule "note-subtotal" is evaluated
    Then the finding "note-subtotal" is <whether>

    Examples:
      | outturn | whether    |
      | 30.0001 | not raised |
      | 30.0002 | an error   |

  Scenario: Both of ETDA's notes are right
    Given the facts of "etda/2563-q4"
    When the rule "note-subtotal" is evaluated
    Then the budget notes come out as:
      | key | subtotal | subtotal_percent |
      | 1   | 226.5563 | 83.9590          |
      | 2   | 57.5575  | 61.8600          |
    And no finding is raised
