"""`xronika check` finds each kind of damage, and nothing in a dataset as it was loaded (CONTRACT section 2)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from rdflib import RDF

from graph_loader.drafts import Draft
from graph_loader.generations import Dataset
from graph_loader.item_writes import items_served
from graph_loader.stores import named
from ontology import XR
from tests.support.datasets import BASE, xronika

ITEM = NamedNode(f"{BASE}id/item/a01cc29f95cdb852")
LINKS = NamedNode(f"{BASE}id/graph/links")


def test_nothing_is_wrong_with_what_was_loaded(loaded: Path) -> None:
    ran = xronika("check", data=loaded)
    assert (ran.status, ran.out) == (0, "")
    assert "Nothing found wrong in generation 2" in ran.err


def one(store: Store, predicate: str, graph: NamedNode | None = None) -> Quad:
    """A quad with this predicate, the same at every run."""
    return min(store.quads_for_pattern(None, named(predicate), None, graph), key=str)


def replace_object(store: Store, quad: Quad, value: NamedNode | Literal | BlankNode) -> None:
    store.remove(quad)
    store.add(Quad(quad.subject, quad.predicate, value, quad.graph_name))


def break_quote(draft: Draft) -> None:
    replace_object(draft.served, one(draft.served, XR.exact, ITEM), Literal("what nobody wrote"))


def break_name(draft: Draft) -> None:
    replace_object(draft.served, one(draft.served, XR.nameAsWritten, ITEM), Literal("Nobody"))


def break_offset(draft: Draft) -> None:
    mention = one(draft.served, XR.nameAsWritten, ITEM).subject
    (start,) = draft.served.quads_for_pattern(mention, named(XR.start), None, ITEM)
    replace_object(draft.served, start, Literal("no number"))


def break_hash(draft: Draft) -> None:
    replace_object(draft.served, one(draft.served, XR.contentHash, ITEM), Literal("0" * 64))


def misplace(draft: Draft) -> None:
    other = NamedNode(min(items_served(draft.served) - {ITEM.value}))
    draft.served.add(Quad(other, named(XR.reports), named(XR.Event), ITEM))


def misplace_graph(draft: Draft) -> None:
    draft.served.add(
        Quad(ITEM, named(RDF.type), named(XR.Person), NamedNode("https://elsewhere.example/graph"))
    )


def lose_its_class(draft: Draft) -> None:
    draft.served.remove(Quad(ITEM, named(RDF.type), named(XR.NewsItem), ITEM))


def write_twice(draft: Draft) -> None:
    quad = one(draft.served, XR.accountOf)
    graph = NamedNode(f"{BASE}id/graph/provenance")
    draft.served.add(Quad(quad.subject, quad.predicate, quad.object, graph))


def write_twice_in_an_item(draft: Draft) -> None:
    quad = one(draft.served, XR.accountOf)
    draft.served.add(Quad(quad.subject, quad.predicate, quad.object, ITEM))


def refer_to_nothing(draft: Draft) -> None:
    draft.served.add(Quad(ITEM, named(XR.mentions), NamedNode(f"{BASE}id/place/nowhere"), ITEM))


def link_to_nothing(draft: Draft) -> None:
    replace_object(draft.served, one(draft.served, XR.accountOf), NamedNode(f"{BASE}id/happening/none"))


def lose_happening(draft: Draft) -> None:
    draft.served.remove(one(draft.served, XR.accountOf))


def add_happening(draft: Draft) -> None:
    happenings = draft.served.quads_for_pattern(None, named(RDF.type), named(XR.Happening), LINKS)
    quad = one(draft.served, XR.accountOf)
    other = next(h.subject for h in happenings if h.subject != quad.object)
    draft.served.add(Quad(quad.subject, quad.predicate, other, LINKS))


def archive_what_nobody_lists(draft: Draft) -> None:
    draft.archive.add(Quad(ITEM, named(XR.text), Literal("x"), NamedNode(f"{ITEM.value}/Revision-0")))


def list_what_nobody_archived(draft: Draft) -> None:
    revision = NamedNode(f"{ITEM.value}/Revision-0")
    draft.served.add(Quad(ITEM, named(XR.hasRevision), revision, ITEM))
    draft.served.add(Quad(revision, named(RDF.type), named(XR.Revision), ITEM))


def archive_another_text(draft: Draft) -> None:
    list_what_nobody_archived(draft)
    archive_what_nobody_lists(draft)


def use_a_blank_node(draft: Draft) -> None:
    draft.served.add(Quad(ITEM, named(XR.reports), BlankNode("b"), ITEM))


def lose_an_item(draft: Draft) -> None:
    draft.served.remove_graph(NamedNode(min(items_served(draft.served))))


def forget_a_refusal(draft: Draft) -> None:
    draft.counts["refused"] = 1


DAMAGE: dict[Callable[[Draft], None], str] = {
    break_quote: "quote",
    break_name: "quote",
    break_offset: "quote",
    break_hash: "hash",
    misplace: "placement",
    misplace_graph: "placement",
    lose_its_class: "placement",
    write_twice: "duplicate",
    write_twice_in_an_item: "duplicate",
    refer_to_nothing: "dangling",
    link_to_nothing: "dangling",
    lose_happening: "happening",
    add_happening: "happening",
    archive_what_nobody_lists: "revision",
    list_what_nobody_archived: "revision",
    archive_another_text: "hash",
    use_a_blank_node: "blank node",
    lose_an_item: "count",
    forget_a_refusal: "count",
}


@pytest.mark.parametrize(
    ("damage", "kind"), DAMAGE.items(), ids=lambda value: getattr(value, "__name__", value)
)
def test_damage_is_found(loaded: Path, damage: Callable[[Draft], None], kind: str) -> None:
    with Dataset(loaded).writer() as writer, writer.draft() as draft:
        damage(draft)
        draft.publish()
    ran = xronika("check", data=loaded)
    assert ran.status == 1
    assert kind in {line.split("\t")[0] for line in ran.out.splitlines()}


def test_a_count_of_quads_that_does_not_agree_is_found(loaded: Path) -> None:
    manifest = loaded / "generations" / "000002" / "manifest.json"
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**told, "quads": told["quads"] + 1}))
    ran = xronika("check", data=loaded)
    assert (ran.status, ran.out.split("\t")[0]) == (1, "count")
