"""The sheets of a book's workbook: which is the head, which holds a kind, and their rows.

A sheet is named by the plural of its kind or by the kind's title in Thai or English, as far as a
sheet's name can hold it. What is wrong with a cell is noted at the cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from assay.facts.notes import FIRST, Notes, keep_one
from assay.facts.schema.schema import Field, Kind, Schema
from assay.facts.sheets.cell_reading import Doubt, read_cell
from assay.facts.sheets.doubtful import doubtful
from assay.facts.sheets.head_sheets import BOOK, CORRECTIONS, DOCUMENTS, HIDDEN, key_at, nested
from assay.facts.sheets.headings import Headings, find_headings, is_note
from assay.facts.sheets.merged import merge_doubt
from assay.facts.sheets.sheet_names import README, folded, known_sheets, titled_columns, titles_of
from assay.facts.titles import NOTE, one_or_several
from assay.finding import Related, Span
from assay.source import Entries, Items, Node, Scalar, Style
from assay.source.workbook import Cell, CellSource, Sheet, Workbook, column_letters
from assay.values.text import Text, shortened
from assay.values.types import OwnUnit
from assay.values.words import nearest


class BookSheets:
    """A book's workbook while it is read."""

    def __init__(
        self, workbook: Workbook, path: Path, shown_as: str, schema: Schema, notes: Notes
    ) -> None:
        self.digests = {path.name: workbook.digest}
        self.folder = path.parent
        self._shown = shown_as
        self._schema = schema
        self._notes = notes
        self._known = known_sheets(schema)
        self._doubted: set[Span] = set()
        self._hidden_meant = False
        self._sheets = self._found(workbook)

    def head(self) -> Node | None:
        """What `book.yaml` says, as its tree; null, noted, where no sheet says it."""
        sheet = self._sheets.get(BOOK.name)
        if sheet is None:
            names = f"{BOOK.name} ({BOOK.title.th})"
            message = Text(
                f"{self._shown} has no sheet {names}", f"{self._shown} ไม่มีแผ่นงาน {names}"
            )
            hint = Text(
                "add it: keys in its first column and values in the second, as_of at least",
                "ให้เพิ่มแผ่นงานนี้: คีย์ในคอลัมน์แรกและค่าในคอลัมน์ที่สอง อย่างน้อยต้องมี as_of",
            )
            self._notes.add("not-a-book", message, Span(self._shown), hint)
            return None
        entries = []
        for key, node in self._stated(sheet):
            if key.text != HIDDEN:
                entries.append((key, node))
            elif isinstance(node, Scalar) and node.value is not None:
                self._hidden_meant = node.value is True
                if not isinstance(node.value, bool):
                    message = Text("`hidden` is yes or no", "`hidden` ต้องเป็น ใช่ หรือ ไม่ใช่")
                    self._notes.add("wrong-type", message, node.span)
        documents = self._rows(DOCUMENTS.name, DOCUMENTS.fields, ("id",))
        if documents:
            entries.append((key_at("documents", _at(documents)), self._by_id(documents)))
        corrections = self._rows(CORRECTIONS.name, CORRECTIONS.fields, ())
        if corrections:
            rows = Items(tuple(nested(row) for row in corrections), False, _at(corrections), 0, 0)
            entries.append((key_at("corrections", _at(corrections)), rows))
        # Where nothing is stated, that is said at the cell of the first value, the day's.
        start = entries[0][1].source if entries else sheet.source
        return nested(Entries(tuple(entries), False, start, 0, 0))

    def rows(self, kind: Kind) -> Items | None:
        """The facts of a kind, a row each; null where no sheet holds them."""
        links = kind.key if kind.link is None else (*kind.key, kind.link.name)
        found = self._rows(kind.plural, titled_columns(kind, self._schema), links)
        return None if not found else Items(found, False, _at(found), 0, 0)

    def doubted(self, span: Span | None) -> bool:
        """Whether a place is a cell of which a finding has told already that it can't be read."""
        return span in self._doubted

    def _found(self, workbook: Workbook) -> dict[str, Sheet]:
        """The sheets of a meaning by the name of it; a sheet that has none is noted."""
        found: dict[str, Sheet] = {}
        for sheet in workbook.sheets:
            forms = one_or_several(folded(sheet.name))
            name = next((self._known[one] for one in forms if one in self._known), None)
            if name is None:
                self._unknown(sheet)
            elif not sheet.rows:
                continue
            elif sheet.hidden:
                message = Text(
                    f"the sheet {sheet.name} holds {name} and is hidden",
                    f"แผ่นงาน {sheet.name} เก็บ {name} แต่ถูกซ่อนไว้",
                )
                hint = Text(
                    "unhide it, so that a reader sees what is evaluated, or delete it",
                    "ให้เลิกซ่อน เพื่อให้ผู้อ่านเห็นข้อมูลที่ถูกประเมิน หรือลบแผ่นงานนี้",
                )
                self._notes.add("unknown-file", message, sheet.span, hint)
            elif (first := found.get(name)) is not None:
                message = Text(
                    f"{name} stand in the sheets {first.name} and {sheet.name}",
                    f"{name} อยู่ทั้งในแผ่นงาน {first.name} และ {sheet.name}",
                )
                hint = Text("keep one of the two sheets", "ให้เหลือไว้แผ่นงานเดียว")
                related = (Related(FIRST, first.span),)
                self._notes.add("two-files", message, sheet.span, hint, related)
            else:
                found[name] = sheet
        return found

    def _unknown(self, sheet: Sheet) -> None:
        if not sheet.rows or sheet.hidden or sheet.name.startswith(NOTE):
            return
        if folded(sheet.name) in (folded(README.en), folded(README.th or "")):
            return
        near = nearest(folded(sheet.name), self._known)
        message = Text(
            f"the sheet {sheet.name} belongs to no kind of the schema",
            f"แผ่นงาน {sheet.name} ไม่ตรงกับชนิดข้อมูลใดในสคีมา",
        )
        hint = Text(
            "name it after a kind, or start its name with # where it holds no facts",
            "ให้ตั้งชื่อตามชนิดข้อมูล หรือขึ้นต้นชื่อด้วย # หากไม่มีข้อมูล",
        )
        if near is not None:
            name = f"{near} ({self._known[near]})"
            hint = Text(f"did you mean {name}?", f"หมายถึง {name} ใช่หรือไม่")
        self._notes.add("unknown-file", message, sheet.span, hint)

    def _stated(self, sheet: Sheet) -> Iterator[tuple[Scalar, Node]]:
        """The keys and values of the sheet `book`."""
        words = {
            folded(word): field
            for field in BOOK.fields.values()
            for word in (field.name, *titles_of(field.title))
        }
        seen: dict[str, Span] = {}
        for number, row in sheet.rows.items():
            name = row.get(1)
            if name is None or is_note(name):
                continue
            field = words.get(folded(name.text))
            key = key_at(name.text if field is None else field.name, name.source)
            first = seen.get(key.text)
            if first is not None:
                written = shortened(key.text)
                message = Text(
                    f"the key `{written}` stands twice in the sheet",
                    f"คีย์ `{written}` มีสองแถวในแผ่นงานนี้",
                )
                related = (Related(FIRST, first),)
                self._notes.add("duplicate-key", message, name.span, keep_one(first), related)
                continue
            seen[key.text] = name.span
            value = row.get(2)
            if field is None:
                yield key, _nothing(name.source) if value is None else _raw(value)
            else:
                place = CellSource(sheet.file, "", sheet=sheet.name, row=number, column=2)
                yield key, self._node(value, place, field, None, links=False)

    def _rows(
        self, name: str, fields: Mapping[str, Field], links: Iterable[str]
    ) -> tuple[Entries, ...]:
        """The rows below the headings of a sheet, with each field's value or null."""
        sheet = self._sheets.get(name)
        if sheet is None:
            return ()
        headings = find_headings(sheet, fields, self._notes)
        if headings is None:
            return ()
        self._check_columns(sheet, headings)
        self._check_hidden(sheet, headings)
        keyed = frozenset(links)
        return tuple(
            self._row(sheet, number, headings, keyed) for number in _fact_rows(sheet, headings)
        )

    def _check_columns(self, sheet: Sheet, headings: Headings) -> None:
        """Note the first cell of each column that has no heading."""
        seen: set[int] = set()
        for number in _fact_rows(sheet, headings):
            for column, cell in sheet.rows[number].items():
                above = sheet.rows[headings.row].get(column)
                if column not in headings.columns and above is None and column not in seen:
                    seen.add(column)
                    letters = column_letters(column)
                    message = Text(
                        f"the column {letters} has no heading", f"คอลัมน์ {letters} ไม่มีหัวตาราง"
                    )
                    hint = Text(
                        "name its field above it, or start its heading with # for notes",
                        "ให้ใส่ชื่อช่องข้อมูลที่หัวคอลัมน์ หรือขึ้นต้นหัวคอลัมน์ด้วย # หากเป็นบันทึก",
                    )
                    self._notes.add("bad-key", message, cell.span, hint)

    def _check_hidden(self, sheet: Sheet, headings: Headings) -> None:
        """Warn of rows and columns of facts that a reader of the workbook does not see."""
        if self._hidden_meant:
            return
        rows = [at for at in _fact_rows(sheet, headings) if at in sheet.hidden_rows]
        columns = [at for at in sorted(headings.columns) if at in sheet.hidden_columns]
        for unseen, place, en, th, name in (
            (rows, (rows[:1], [1]), "rows", "แถว", str),
            (columns, ([headings.row], columns[:1]), "columns", "คอลัมน์", column_letters),
        ):
            if unseen:
                spans = ", ".join(_spans(unseen, name))
                message = Text(
                    f"hidden and read all the same: {en} {spans}",
                    f"ซ่อนอยู่แต่ยังถูกอ่าน: {th} {spans}",
                )
                hint = Text(
                    "unhide them, so that a reader sees what is evaluated, or delete them; or "
                    "write yes beside `hidden` in the sheet `book` if they are meant",
                    "ให้เลิกซ่อนเพื่อให้ผู้อ่านเห็นข้อมูลที่ถูกประเมิน หรือลบออก หากตั้งใจให้เขียน ใช่ ที่คีย์ `hidden` "
                    "ในแผ่นงาน `book`",
                )
                (row,), (column,) = place
                at = CellSource(sheet.file, "", sheet=sheet.name, row=row, column=column)
                self._notes.extend([doubtful(message, at.span(), hint)])

    def _row(self, sheet: Sheet, number: int, headings: Headings, links: frozenset[str]) -> Entries:
        row = sheet.rows[number]
        by_name = {
            column.field.name: cell
            for at, column in headings.columns.items()
            if column.field is not None and (cell := row.get(at)) is not None
        }
        entries: list[tuple[Scalar, Node]] = []
        for at, column in headings.columns.items():
            field, cell = column.field, row.get(at)
            node: Node
            if field is None:
                node = _nothing(column.heading.source) if cell is None else _raw(cell)
                entries.append((key_at(column.heading.text, column.heading.source), node))
                continue
            linked = field.name in links
            doubt = (
                None
                if cell is None
                else merge_doubt(cell, number, headings.columns, field, links=linked)
            )
            if cell is not None and doubt is not None:
                node = self._refused(cell, doubt)
            else:
                place = CellSource(sheet.file, "", sheet=sheet.name, row=number, column=at)
                node = self._node(cell, place, field, _unit(field, by_name), links=linked)
            entries.append((key_at(field.name, column.heading.source), node))
        at_first = row[min(row)].source
        start = CellSource(sheet.file, at_first.text, sheet=sheet.name, row=number, column=min(row))
        return Entries(tuple(entries), False, start, 0, len(start.text))

    def _by_id(self, rows: tuple[Entries, ...]) -> Entries:
        """Documents as a mapping from their ids."""
        found: dict[str, tuple[Scalar, Node]] = {}
        for row in rows:
            name = row.get("id")
            key = name if isinstance(name, Scalar) else _nothing(_at(rows))
            if key.text in found:
                written, first = shortened(key.text), found[key.text][0].span
                message = Text(
                    f"the document `{written}` stands twice", f"เอกสาร `{written}` มีสองแถว"
                )
                related = (Related(FIRST, first),)
                self._notes.add("duplicate-key", message, key.span, keep_one(first), related)
                continue
            rest = tuple((word, node) for word, node in row if word.text != "id")
            described = nested(Entries(rest, False, row.source, row.start, row.end))
            found[key.text] = (key, described)
        return Entries(tuple(found.values()), False, _at(rows), 0, 0)

    def _node(
        self, cell: Cell | None, place: CellSource, field: Field, unit: str | None, *, links: bool
    ) -> Node:
        """What a cell says; where that is in doubt it is noted, and its text passed on.

        `place` is where the cell would stand if there were one.
        """
        if cell is None:
            return _nothing(place)
        found = read_cell(cell, field, unit, links=links)
        return self._refused(cell, found) if isinstance(found, Doubt) else found

    def _refused(self, cell: Cell, doubt: Doubt) -> Scalar:
        if cell.span not in self._doubted:
            self._doubted.add(cell.span)
            self._notes.add("wrong-type", doubt.message, cell.span, doubt.hint)
        return _raw(cell)


def _fact_rows(sheet: Sheet, headings: Headings) -> Iterator[int]:
    """The rows of facts: not those that hold a note, nor the rest of a row merged with the next."""
    for number, row in sheet.rows.items():
        if number <= headings.last:
            continue
        own = [
            cell for at, cell in row.items() if at in headings.columns and cell.source.row == number
        ]
        if own and not (len(own) == 1 and is_note(own[0])):
            yield number


def _spans(numbers: Sequence[int], name: Callable[[int], str]) -> Iterator[str]:
    """Numbers in order as runs: `4–9`, `12`."""
    first = last = numbers[0]
    for number in (*numbers[1:], 0):
        if number == last + 1:
            last = number
            continue
        yield name(first) if first == last else f"{name(first)}–{name(last)}"
        first = last = number


def _unit(field: Field, row: Mapping[str, Cell]) -> str | None:
    """The unit of a field's numbers in a row: declared, or stated in another column."""
    if isinstance(field.unit, OwnUnit):
        stated = row.get(field.unit.field)
        return None if stated is None else stated.text.strip()
    return field.unit


def _at(rows: tuple[Entries, ...]) -> CellSource:
    source = rows[0].source
    assert isinstance(source, CellSource)
    return source


def _raw(cell: Cell) -> Scalar:
    """A cell as it is, for a reader that says what it should be."""
    return Scalar(cell.text or None, cell.text, Style.CELL, cell.source, 0, len(cell.text))


def _nothing(source: CellSource) -> Scalar:
    return Scalar(None, "", Style.CELL, source, 0, 0)
