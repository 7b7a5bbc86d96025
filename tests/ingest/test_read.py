"""Whatever comes in becomes an article, or a refusal a journalist understands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.article import Article, Moment, Submission, SubmissionKind
from bot.ingest import Reason, Refusal
from bot.ingest.read import read
from tests.ingest.builders import BODY, dropped, pasted, thresholds


def refusal(submission) -> Refusal:
    answer = read(submission, thresholds())
    assert isinstance(answer, Refusal)
    return answer


def article(submission) -> Article:
    answer = read(submission, thresholds())
    assert isinstance(answer, Article)
    return answer


def test_a_pasted_article_keeps_its_paragraphs_and_quotation_marks():
    assert article(pasted(BODY)).text == BODY


def test_a_remark_is_chatter_and_is_not_answered():
    answer = refusal(pasted("Has anybody called the harbour board yet? I can do it after lunch."))
    assert answer.reason is Reason.CHATTER
    assert answer.silent


BRIEF = (
    "Three people died in a fire at the Dorn paper mill on Thursday, police said. Losses were put at 5 million euros."
)


def test_a_brief_under_a_headline_of_its_own_is_an_article():
    assert article(pasted(f"Three dead in mill blaze\n\n{BRIEF}")).title == "Three dead in mill blaze"


@pytest.mark.parametrize(
    "head",
    ["Hi all, about the mill", "Could somebody check this?", "The mill story:", "The mill is on fire.", "Mill fire"],
)
def test_a_few_sentences_under_anything_else_are_chatter(head):
    assert refusal(pasted(f"{head}\n\n{BRIEF}")).reason is Reason.CHATTER


def test_one_long_sentence_is_chatter():
    assert refusal(pasted("so I was thinking " * 20)).reason is Reason.CHATTER


def test_a_short_file_is_an_article_because_somebody_dropped_it():
    assert article(dropped(b"Three people were hurt. None badly.")).text == "Three people were hurt. None badly."


@pytest.mark.parametrize("content", [b"", b"   \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(content):
    answer = refusal(dropped(content))
    assert answer.reason is Reason.EMPTY
    assert "empty" in answer.message


def test_a_binary_file_named_like_a_text_is_refused():
    assert refusal(dropped(bytes(range(256)) * 8)).reason is Reason.NOT_TEXT


def test_a_five_megabyte_paste_is_refused_with_the_limit():
    answer = refusal(pasted("word " * 1_048_576))
    assert answer.reason is Reason.TOO_LARGE
    assert "5 MB" in answer.message


def test_a_file_over_the_limit_is_refused_before_it_is_decoded():
    assert refusal(dropped(b"\xff" * (thresholds().file_bytes + 1))).reason is Reason.TOO_LARGE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_the_encoding_it_was_saved_in(encoding):
    assert "“The barges are coming" in article(dropped(BODY.encode(encoding))).text


def test_a_posts_own_time_dates_a_text_without_a_date():
    assert article(pasted(BODY, published="2026-05-04T08:00:00+00:00")).published == Moment.parse(
        "2026-05-04T08:00:00+00:00"
    )


def test_markdown_is_read_as_text_with_its_headline():
    read_back = article(dropped(f"# Lissby to dredge its basin\n\n{BODY}".encode(), "draft.md"))
    assert read_back.title == "Lissby to dredge its basin"
    assert read_back.body == BODY


def test_the_marks_of_a_markdown_file_are_no_words_of_it():
    marked = BODY.replace("Monday", "[Monday](https://board.example/agenda)").replace(
        "eleven weeks", "**eleven weeks**"
    )
    text = f"# Lissby to dredge\n\n## Why\n\n![A barge](b.jpg)\n\n> {marked}\n\n[Source](https://paper.example/a)"
    read_back = article(dropped(text.encode(), "draft.md"))
    assert (read_back.title, read_back.body) == ("Lissby to dredge", f"Why\n\n{BODY}")
    assert read_back.url == "https://paper.example/a"


@pytest.mark.parametrize(
    "stated",
    [
        "4 May 2026, 10:00 +9900",
        "4 May 2026, 10:00 GMT+99",
        "31 February 2026",
        "0 May 2026",
        "4 May 9999",
        "99.99.2026",
    ],
)
def test_a_date_that_cannot_be_costs_nothing_else(stated):
    read_back = article(pasted(f"EMBARGOED UNTIL {stated}\n\nLissby to dredge\n\n{stated}\n\n{BODY}"))
    assert read_back.body.endswith(BODY)


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
def test_a_pages_date_beyond_the_calendar_is_none(moment):
    page = (
        f"<html><head><meta property='article:published_time' content='{moment}'></head><body><h1>Lissby to dredge</h1>"
    )
    assert article(dropped(f"{page}<p>{BODY}</p></body></html>".encode(), "a.html")).published is None


@pytest.mark.parametrize("charset", ["undefined", "rot13", "hex", "idna", "no-such", "zlib", "utf-7"])
def test_an_encoding_that_is_none_is_not_believed(charset):
    page = f"<html><head><meta charset='{charset}'></head><body><h1>Lissby to dredge</h1><p>".encode()
    submission = Submission(
        kind=SubmissionKind.LINK, content=page + BODY.encode("cp1252"), name="https://x.example/a", media_type=charset
    )
    assert "“The barges are coming" in article(submission).text


def test_a_log_is_no_article():
    lines = "\n".join(f"2026-05-04 07:3{n % 10}:00 ERROR the worker failed. Trying again now." for n in range(30))
    assert refusal(pasted(lines)).reason is Reason.CHATTER


def test_a_mail_forwarded_by_outlook_is_the_mail_that_was_forwarded():
    fields = "From: Press <p@board.example>\nSent: Monday, May 4, 2026 7:01 AM\nTo: Kim\nSubject: Lissby to dredge\n"
    sent = "From: a@x.example\nTo: b@y.example\nSubject: FW: Lissby\nDate: Tue, 5 May 2026 07:30:00 +0200\n\n"
    read_back = article(dropped(f"{sent}Worth a nib?\n\n{'_' * 32}\n{fields}\n{BODY}".encode(), "fw.eml"))
    assert (read_back.title, read_back.body) == ("Lissby to dredge", BODY)
    assert read_back.published.day.isoformat() == "2026-05-04"


def test_a_file_type_nobody_reads_is_refused_with_what_to_do():
    answer = refusal(dropped(b"whatever it holds", "sheet.xlsb"))
    assert answer.reason is Reason.UNSUPPORTED
    assert "paste" in answer.message


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.eml", "a.md", "a", "a.xyz"]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_an_article_or_a_refusal_of_one_line(content, name):
    answer = read(dropped(content, name), thresholds())
    if isinstance(answer, Article):
        assert answer.text[answer.body_start :] == answer.body
    else:
        assert answer.message == answer.message.strip() and "\n" not in answer.message


def test_a_text_that_states_only_its_last_change_is_dated_by_it():
    article = read(pasted(f"Lissby to dredge its basin\nLast updated: 4 May 2026, 09:12\n\n{BODY}"), thresholds())
    assert (article.published, article.updated) == (Moment.parse("2026-05-04T09:12:00+00:00"), None)


@pytest.mark.parametrize(
    "fields",
    [
        "-----Ursprüngliche Nachricht-----\nVon: Hafen Lissby <a@lissby.example>\nGesendet: Montag, 4. Mai 2026 07:30\n"
        "An: Redaktion\nBetreff: Pressemitteilung: Lissby to dredge its basin\n",
        "De : Port de Lissby\nEnvoyé : lundi 4 mai 2026 07:30\nÀ : Rédaction\nObjet : TR: Lissby to dredge its basin\n",
        "From: Port of Lissby\nSent: Monday, May 4, 2026 7:30 AM\nTo: Desk\nSubject: FW: Lissby to dredge its basin\n",
    ],
)
def test_a_mail_pasted_with_its_fields_is_the_mail_that_was_forwarded(fields):
    found = article(pasted(f"Anything in this?\n\n{fields}\nDear all,\n\nLissby to dredge its basin\n\n{BODY}"))
    assert (found.title, found.body) == ("Lissby to dredge its basin", BODY)
    assert found.published == Moment.parse("2026-05-04T07:30:00+00:00")


def test_an_embargo_in_a_mails_subject_is_the_texts_and_no_part_of_the_headline():
    fields = (
        "> From: Port <a@lissby.example>\n> Subject: EMBARGOED until 6 May 2026: Lissby to dredge\n"
        "> Date: 4 May 2026 at 16:05:12 CEST\n> \n"
    )
    quoted = "".join(f"> {line}\n" for line in BODY.split("\n"))
    text = f"Begin forwarded message:\n\n{fields}{quoted}\nSent from my phone"
    mail = f"Subject: Fwd: z\nContent-Type: text/plain; charset=utf-8\n\n{text}".encode()
    found = article(dropped(mail, "mail.eml"))
    assert (found.title, found.body) == ("Lissby to dredge", BODY)
    assert found.published == Moment.parse("2026-05-04T16:05:12+02:00")
    assert found.embargo.until == Moment.parse("2026-05-06")


def test_a_date_inside_the_text_of_a_mail_is_not_when_it_was_sent():
    page = "<html><body><h2>Lissby to dredge its basin</h2>" + "".join(
        f"<p>{each} It opens on June 1, 2027.</p>" for each in BODY.split("\n\n")
    )
    mail = f"Subject: z\nDate: Mon, 04 May 2026 07:30:00 +0200\nContent-Type: text/html; charset=utf-8\n\n{page}"
    assert article(dropped(mail.encode(), "mail.eml")).published == Moment.parse("2026-05-04T07:30:00+02:00")


def test_a_text_far_longer_than_an_article_is_refused_with_the_length_that_is_read():
    answer = refusal(pasted(f"{BODY}\n\n" * (thresholds().text_chars // len(BODY) + 1)))
    assert answer.reason is Reason.TOO_LARGE
    assert "300,000 characters" in answer.message
    assert isinstance(read(pasted(f"{BODY}\n\n" * 500), thresholds()), Article)
