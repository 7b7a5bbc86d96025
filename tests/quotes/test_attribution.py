"""Who speaks a quotation, and whether the article leaves room for somebody else."""

from __future__ import annotations

import pytest

from bot.quotes.quote import Quote
from handlers import wiring
from tests.builders import article


def quoted(text: str) -> tuple[Quote, ...]:
    return wiring.reader(None).read(article(text)).quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ruth Alder met the owner of the ferry on Monday, saying, “We will rebuild the pier.”", "Ruth Alder"),
        ("Ruth Alder walked onto the quay, shouting “The pier stays where it is!”", "Ruth Alder"),
        ("Mayor Ruth Alder has a new message for the dockers: “It is about the pier.”", "Ruth Alder"),
        ("The harbour plan is “a gift to nobody,” as Tom Birch put it.", "Tom Birch"),
        ("A lawyer for Tom Birch, Nora Elms, said the charge was “made up from start to end.”", "Nora Elms"),
        ("“It was my mistake, and I am sorry,” Tom Birch said in an interview.", "Tom Birch"),
        ("“The decision, which was mine, is final,” Mr. Tom Birch said.", "Tom Birch"),
        ("The council’s plan has “let down every docker in this town,” Ms. Nora Elms said.", "Nora Elms"),
        ("Secretary of State Ruth Alder said, “We will rebuild the pier.”", "Ruth Alder"),
        ("“We will rebuild.\n\n“We will not give up the pier,” Ruth Alder said.", "Ruth Alder"),
        ("“We rebuild the northern pier ...” Ruth Alder said.", "Ruth Alder"),
        ("“Who pays for the pier?” Tom Birch wondered.", "Tom Birch"),
        (
            "Mayor Ruth Alder wrote.\n“We close the pier today. So sorry!” — Ruth Alder (@ruthalder) March 4, 2026",
            "Ruth Alder",
        ),
        ("“It is ours.” – Tom Birch, fisherman", "Tom Birch"),
        (
            "What they said:\n• Ruth Alder, mayor: “We rebuild the pier.”\n• Tom Birch, fisherman: “It is ours.”",
            "Ruth Alder",
        ),
        ("Ruth Alder issued the following statement:\n\n“We rebuild the pier before the winter.”", "Ruth Alder"),
        ("Ruth Alder spoke last. To her, “there is nothing more important than the pier.”", "Ruth Alder"),
        ("Added Tom Birch: “Never.”", "Tom Birch"),
        ("“We ran for the ladder,” said deck hand Tom Birch.", "Tom Birch"),
        ("“We ran for the ladder,” deck hand Tom Birch said.", "Tom Birch"),
        ("“The pier is the wrong address,” wrote one man from the yard.", "one man"),
        ("“We never touched the money,” said her lawyer, Nora Elms.", "Nora Elms"),
        ("“The dam will hold,” said the chief engineer of the valley authority, Tom Birch.", "Tom Birch"),
        ("Ruth Alder was charged. “She never touched it,” Alder’s lawyer, Nora Elms, said in court.", "Nora Elms"),
        ("The party is led by Nora Elms, who said “enough is enough, I am leaving it”.", "Nora Elms"),
        ("The bridge shut.\n\n“We had no choice but to close it”: Ruth Alder\n\nCars queued.", "Ruth Alder"),
        (
            "The bridge shut.\n\n“We had no choice but to shut it”: Mayor Ruth Alder at the site. Photo: Agency Photo",
            "Ruth Alder",
        ),
        ("Tom Birch shared a tweet by Ruth Alder: “Enough is enough, I am leaving the party.”", "Ruth Alder"),
        ("Tom Birch cited Ruth Alder’s tweet: “Enough is enough, I am leaving the party.”", "Ruth Alder"),
        ("Tom Birch, quoting Ruth Alder, said: “Enough is enough, I am leaving the party.”", "Ruth Alder"),
        ("Tom Birch quoted a tweet from Ruth Alder that said “enough is enough, I am leaving it”.", "Ruth Alder"),
        ("Ruth Alder shared her grief in a post: “We will never forget them.”", "Ruth Alder"),
        ("Ruth Alder said: ‘We had no choice but to close the bridge.\n\nCars queued.", "Ruth Alder"),
        ("Sen. Nora Elms (D-Kelby) said the plan was “a gift to nobody in this harbour”.", "Nora Elms"),
        ("The harbour board rejects what they call the mayor’s “self-serving message to the town”.", "harbour board"),
        ("Tom Birch cited the cost and said: “We will never get it back.”", "Tom Birch"),
    ],
)
def test_the_speaker_is_who_says_it(text: str, speaker: str) -> None:
    assert quoted(text)[0].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The growing need for safer roads said it all: “We cannot go on like this.”",
        "A growing need for safer roads suggests that “we cannot leave it to the next council”.",
        "The crash woke the town and underlined the need. “We cannot go on like this.”",
        "“He was a monster to all of us”: Tom Birch’s neighbours speak\n\nTom Birch was jailed.",
    ],
)
def test_no_thing_speaks_and_nobody_whose_neighbours_do(text: str) -> None:
    assert quoted(text)[0].speaker is None


def test_who_adds_goes_on_past_a_notice_between_two_paragraphs() -> None:
    notice = "Sign up for our letter. Please check the box. You agree to receive offers. Thank you. View all letters."
    text = f"“We were prepared,” Mr Tom Birch said on Monday.\n\n{notice}\n\n“We have lodged a protest,” he added."
    assert [quote.speaker for quote in quoted(text)] == ["Tom Birch", "Tom Birch"]


def test_a_statement_of_several_paragraphs_is_all_its_speakers() -> None:
    text = "Ruth Alder issued the following statement:\n\n“We rebuild the pier.”\n\n“The council pays for it.”"
    assert [quote.speaker for quote in quoted(text)] == ["Ruth Alder", "Ruth Alder"]


def test_what_it_shows_is_said_by_who_says_so() -> None:
    [quote] = quoted("Ruth Alder read the letter. She says it underscores that Mr Birch is “unfit to run the harbour.”")
    assert quote.speaker == "Ruth Alder"


def test_the_one_a_lawyer_works_for_does_not_speak() -> None:
    [quote] = quoted("A lawyer for Mr. Tom Birch said the charge was “made up from start to end.”")
    assert quote.speaker != "Tom Birch"


def test_a_spokesperson_is_not_the_one_spoken_for() -> None:
    text = (
        "Tom Birch's spokesperson was asked about the pier. “It was made up from start to end,” the spokesperson said."
    )
    [quote] = quoted(text)
    assert quote.speaker != "Tom Birch"


def test_two_who_sign_one_statement_leave_room_for_each_other() -> None:
    [quote] = quoted("“We will rebuild the pier,” Mayor Ruth Alder and Tom Birch said in a joint statement.")
    assert quote.rivals is not None
    assert {quote.speaker, *quote.rivals} == {"Ruth Alder", "Tom Birch"}


def test_a_surname_two_people_bear_leaves_room_for_both() -> None:
    text = "Ruth Alder came with her father, Paul Alder. “The pier is ours,” Alder said."
    [quote] = quoted(text)
    assert quote.rivals is None or len(quote.rivals) == 1


def test_a_plural_at_the_head_of_a_sentence_is_nobodys_name() -> None:
    [quote] = quoted("Investigators said the tram was going at a “significantly higher speed than is permitted”.")
    assert quote.rivals is None


def test_a_word_that_only_qualifies_is_not_what_the_verb_says() -> None:
    [quote] = quoted("Nora Elms said in the letter that the poster “unmistakably and wrongfully” suggests support.")
    assert quote.speaker == "Nora Elms"


def test_a_name_beside_the_marks_leaves_no_room_for_whom_the_sentence_is_about() -> None:
    [quote] = quoted("“I feel badly for Tom Birch and for his crew,” said Ruth Alder, who had met Mr Birch.")
    assert quote.rivals == ()


def test_a_pronoun_that_could_be_two_people_is_not_held_against_anybody() -> None:
    text = "Ruth Alder met Nora Elms on the quay. “We have lost the whole winter,” she said."
    assert quoted(text)[0].rivals is None


def test_a_pronoun_for_the_only_person_around_is_sure() -> None:
    text = "Ruth Alder spoke on the quay on Monday. “We have lost the whole winter,” she said."
    [quote] = quoted(text)
    assert (quote.speaker, quote.rivals) == ("Ruth Alder", ())


def test_a_quotation_in_a_paragraph_of_its_own_may_be_anybodys() -> None:
    text = "“We have lost the winter,” Ruth Alder said.\n\n“His conduct was a disgrace to the harbour.”"
    assert quoted(text)[1].rivals is None
