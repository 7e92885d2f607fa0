"""Every code that the engine can raise is documented, and no other."""

from assay.codes import AREAS, catalogue
from tests.codes.source import codes_in_source


def test_the_catalogue_holds_the_codes_of_the_source_and_no_others() -> None:
    raised = codes_in_source()
    documented = {code.name for code in catalogue()}
    undocumented = {name: raised[name] for name in raised.keys() - documented}
    assert undocumented == {}
    assert documented - raised.keys() == set()


def test_a_code_stands_in_one_area() -> None:
    names = [code.name for code in catalogue()]
    assert len(names) == len(set(names))
    assert {code.area for code in catalogue()} == set(AREAS)


def test_each_code_is_explained_in_english_and_in_thai() -> None:
    for code in catalogue():
        for text in (code.title, code.meaning):
            assert text.en.isascii() or any(mark in text.en for mark in "`≤"), code.name
            assert text.th is not None, code.name
            assert any("\u0e00" <= letter <= "\u0e7f" for letter in text.th), code.name
