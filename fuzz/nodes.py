"""Mutations of a YAML file as a tree: the file stays YAML, and often a document of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random

import yaml


@dataclass(frozen=True)
class _Place:
    """Where a node hangs: in a list by its index; in a mapping also by its side, key or value."""

    holder: yaml.CollectionNode
    index: int
    side: int | None

    @property
    def node(self) -> yaml.Node:
        found = self.holder.value[self.index]
        node: yaml.Node = found if self.side is None else found[self.side]
        return node

    def put(self, node: yaml.Node) -> None:
        if self.side is None:
            self.holder.value[self.index] = node
        else:
            pair = list(self.holder.value[self.index])
            pair[self.side] = node
            self.holder.value[self.index] = tuple(pair)


def _places(node: yaml.Node, seen: set[int]) -> Iterator[_Place]:
    """Every place below a node; what hangs in several places by aliases is entered once."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for index, one in enumerate(node.value):
            yield _Place(node, index, None)
            yield from _places(one, seen)
    elif isinstance(node, yaml.MappingNode):
        for index, (_, one) in enumerate(node.value):
            yield _Place(node, index, 1)
            yield from _places(one, seen)


def _on_tree(
    change: Callable[[list[_Place], Random, Sequence[str]], None],
) -> Callable[[bytes, Random, Sequence[str]], bytes]:
    """A mutation of the tree of a file; bytes that are no YAML stay as they are."""

    def mutation(data: bytes, random: Random, words: Sequence[str]) -> bytes:
        try:
            root = yaml.compose(data.decode("utf-8"), Loader=yaml.SafeLoader)
        except (UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError):
            return data
        places = [] if root is None else list(_places(root, set()))
        if not places:
            return data
        change(places, random, words)
        for place in places:
            place.node.tag = _tag(place.node)
        text: str = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=200)
        return text.encode("utf-8", "replace")

    return mutation


def _tag(node: yaml.Node) -> str:
    """The tag that lets a scalar be written as it was, plain or in quotes, without a tag."""
    if isinstance(node, yaml.ScalarNode):
        plain = not node.style
        resolve: Callable[..., str] = yaml.SafeLoader("").resolve
        return resolve(yaml.ScalarNode, node.value, (plain, not plain))
    return node.tag


def _scalar(text: str, random: Random) -> yaml.ScalarNode:
    style = random.choice((None, None, None, "'", '"', "|", ">"))
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


def _drop(places: list[_Place], random: Random, words: Sequence[str]) -> None:
    place = random.choice(places)
    del place.holder.value[place.index]
    places[:] = [one for one in places if one.holder is not place.holder]


def _duplicate(places: list[_Place], random: Random, words: Sequence[str]) -> None:
    place = random.choice(places)
    items = place.holder.value
    items.insert(random.randrange(len(items) + 1), deepcopy(items[place.index]))


def _swap(places: list[_Place], random: Random, words: Sequence[str]) -> None:
    """Copies trade places, so that no node comes to hold itself."""
    one, other = random.choice(places), random.choice(places)
    first, second = deepcopy(one.node), deepcopy(other.node)
    other.put(first)
    if random.random() < 0.7:
        one.put(second)


def _rename(places: list[_Place], random: Random, words: Sequence[str]) -> None:
    in_mapping = [one for one in places if one.side is not None]
    if in_mapping:
        place = random.choice(in_mapping)
        name = random.choice(words)
        others = [pair[0].value for one in in_mapping for pair in one.holder.value]
        texts = [one for one in others if isinstance(one, str)]
        if texts and random.random() < 0.6:
            name = random.choice(texts)
        key = yaml.ScalarNode("tag:yaml.org,2002:str", name)
        _Place(place.holder, place.index, 0).put(key)


drop = _on_tree(_drop)
duplicate = _on_tree(_duplicate)
swap = _on_tree(_swap)
rename = _on_tree(_rename)


def retype(values: Sequence[str]) -> Callable[[bytes, Random, Sequence[str]], bytes]:
    """A mutation that puts one of some values in the place of a node, whatever it is."""

    def change(places: list[_Place], random: Random, words: Sequence[str]) -> None:
        text = random.choice(values if random.random() < 0.5 else words)
        random.choice(places).put(_scalar(text, random))

    return _on_tree(change)


def express(
    make: Callable[[Random, Sequence[str], int], str],
) -> Callable[[bytes, Random, Sequence[str]], bytes]:
    """A mutation that puts an expression in the place of a scalar."""

    def change(places: list[_Place], random: Random, words: Sequence[str]) -> None:
        scalars = [one for one in places if isinstance(one.node, yaml.ScalarNode)]
        if scalars:
            text = make(random, words, random.randint(0, 4))
            random.choice(scalars).put(_scalar(text, random))

    return _on_tree(change)
