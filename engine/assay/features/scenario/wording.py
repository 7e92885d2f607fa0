"""How sentences are written where the program writes them, with the places of their parts.

What is written so is read as the same sentence again. `where` is a fact after ` for ` or ` ที่`, `at`
the same without the blank; either is nothing where no fact is meant.
"""

from __future__ import annotations

from typing import Final

from assay.values.text import Text

DATED: Final = Text("the book is dated {day}", "ข้อมูล ณ วันที่ {day}")
HEAD: Final = Text("the book's {what} is {value}", "{what}ของข้อมูลคือ {value}")
OPENED: Final = Text('the facts of "{book}"', 'ข้อเท็จจริงของ "{book}"')
CHANGED: Final = Text('the facts of "{book}", but {change}', 'ข้อเท็จจริงของ "{book}" แต่{change}')
EACH_BOOK: Final = Text("the facts of each book", "ข้อเท็จจริงของแต่ละชุดข้อมูล")
STATED: Final = Text("{a} {kind}:", "มี{kind}ดังนี้:")
CHANGE: Final = Text("{fact} has {field} {value}", "{fact} มี{field}เป็น {value}")
EMPTY: Final = Text("{fact} has no {field}", "{fact} ไม่มี{field}")
REMOVE: Final = Text("there is no {fact}", "ไม่มี{fact}")
RULE: Final = Text('the rule "{rule}" is evaluated', 'ประเมินตามเกณฑ์ "{rule}"')
ALL: Final = Text("all rules are evaluated", "ประเมินตามเกณฑ์ทุกข้อ")
OUTCOME: Final = Text("the {outcome} of {fact} is {value}", "{outcome}ของ{fact} คือ {value}")
FROM_ROW: Final = Text(
    "the {outcome} of {fact} comes from row {row}", "{outcome}ของ{fact} มาจากแถวที่ {row}"
)
FROM_LEVEL: Final = Text(
    "the {outcome} of {fact} comes from level {level}", "{outcome}ของ{fact} มาจากระดับ {level}"
)
FROM_OTHERWISE: Final = Text(
    "the {outcome} of {fact} comes from otherwise", "{outcome}ของ{fact} มาจากกรณีอื่น"
)
OUTCOMES: Final = Text("the {kinds} come out as:", "ผลของ{kinds}เป็นดังนี้:")
RAISED: Final = Text('the finding "{code}" is {result}{where}', '{result} "{code}"{where}')
GRAVE: Final = Text('the finding "{code}" is {result}', '"{code}" เป็น{result}')
CHECKED: Final = Text(
    'the finding "{code}" is {result}{where}', 'ผลการตรวจ "{code}"{where} คือ {result}'
)
"""Whether a finding is raised and how grave it is, in one form: for an outline that asks both."""
NOTHING: Final = Text("no finding is raised{where}", "ไม่มีข้อค้นพบ{at}")
NO_ERROR: Final = Text("no error is raised", "ไม่มีข้อผิดพลาด")
SAYS: Final = Text('the message of "{code}" says "{text}"', 'ข้อความของ "{code}" ว่า "{text}"')
IN_FORCE: Final = Text('the rule "{rule}" is {result}', 'เกณฑ์ "{rule}" {result}')

WHETHER_RAISED: Final = {True: Text("raised", "พบ"), False: Text("not raised", "ไม่พบ")}
WHETHER_IN_FORCE: Final = {
    True: Text("in force", "มีผลใช้บังคับ"),
    False: Text("not in force", "ไม่มีผลใช้บังคับ"),
}
