"""Versions of one article."""

from __future__ import annotations

from bot.storage import Store
from tests.builders import article
from tests.storage.builders import PUBLIC, TEAM, post


def test_the_same_url_makes_an_earlier_version(store: Store) -> None:
    old = article("First.", url="https://a.example/1", title="A")
    new = article("Second.", url="https://a.example/1", title="B", outlet="Chronicle")
    with store.transaction(TEAM) as tx:
        post(tx, old)
        post(tx, article("Other.", url="https://a.example/2", title="A", outlet="Quay"), ts="2.0")
        assert tx.versions.earlier(new, PUBLIC) == (old,)


def test_the_same_outlet_and_headline_make_an_earlier_version_and_the_headline_alone_does_not(store: Store) -> None:
    old = article("First.", title="Ferry aground")
    with store.transaction(TEAM) as tx:
        post(tx, old)
        assert tx.versions.earlier(article("Second.", title="Ferry aground"), PUBLIC) == (old,)
        assert tx.versions.earlier(article("Second.", title="Ferry aground", outlet="Quay"), PUBLIC) == ()
        assert tx.versions.earlier(article("Second.", title="Ferry aground", outlet=None), PUBLIC) == ()
        assert tx.versions.earlier(article("Second."), PUBLIC) == ()


def test_an_article_is_no_earlier_version_of_itself(store: Store) -> None:
    written = article("First.", title="Ferry aground")
    with store.transaction(TEAM) as tx:
        post(tx, written)
        assert tx.versions.earlier(written, PUBLIC) == ()


def test_the_latest_version_alone_is_offered_and_all_are_family(store: Store) -> None:
    first, second, third = (article(f"{number}.", title="Ferry aground") for number in ("First", "Second", "Third"))
    with store.transaction(TEAM) as tx:
        post(tx, first, ts="1.0")
        post(tx, second, ts="2.0")
        tx.versions.supersede(first.id, second.id)
        assert tx.versions.earlier(third, PUBLIC) == (second,)
        post(tx, third, ts="3.0")
        tx.versions.supersede(second.id, third.id)
        for each in (first, second, third):
            assert tx.versions.family(each.id) == {first.id, second.id, third.id}


def test_an_article_without_versions_is_its_own_family(store: Store) -> None:
    with store.look(TEAM) as tx:
        assert tx.versions.family("0" * 20) == {"0" * 20}


def test_an_edit_back_to_the_old_text_makes_the_old_text_current_again(store: Store) -> None:
    first, second = article("First.", title="Ferry"), article("Second.", title="Ferry")
    with store.transaction(TEAM) as tx:
        post(tx, first)
        post(tx, second)
        tx.versions.supersede(first.id, second.id)
        post(tx, first)
        tx.versions.supersede(second.id, first.id)
        assert tx.versions.earlier(article("Third.", title="Ferry"), PUBLIC) == (first,)
        assert tx.versions.family(first.id) == {first.id, second.id}
