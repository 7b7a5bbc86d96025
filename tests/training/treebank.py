"""A small treebank written for the tests: one news text and one chat."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

TEXT = dedent(
    """\
    # newdoc id = GUM_news_ferry
    # newpar
    # sent_id = ferry-1
    # text = Ferry sinks
    1\tFerry\tferry\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_
    2\tsinks\tsink\tVERB\tVBZ\tTense=Pres\t0\troot\t_\t_

    # newpar
    # sent_id = ferry-2
    # text = The ministry of Health's boats don't "sail".
    1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-object-new-nnn(2-organization-new-nnn
    2\tministry\tministry\tPROPN\tNNP\t_\t6\tnmod:poss\t_\t_
    3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
    4-5\tHealth's\t_\t_\t_\t_\t_\t_\t_\t_
    4\tHealth\tHealth\tPROPN\tNNP\t_\t2\tnmod\t_\t_
    5\t's\t's\tPART\tPOS\t_\t2\tcase\t_\tEntity=2)
    6\tboats\tboat\tNOUN\tNNS\tNumber=Plur\t9\tnsubj\t_\tEntity=1)
    7-8\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
    7\tdo\tdo\tAUX\tVBP\t_\t9\taux\t_\t_
    8\tn't\tnot\tPART\tRB\t_\t9\tadvmod\t_\t_
    9\t"\t"\tPUNCT\t``\t_\t10\tpunct\t_\tSpaceAfter=No
    10\tsail\tsail\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
    11\t"\t"\tPUNCT\t''\t_\t10\tpunct\t_\tSpaceAfter=No
    12\t.\t.\tPUNCT\t.\t_\t10\tpunct\t_\t_

    # newdoc id = email-enronsent01
    # sent_id = email-1
    # text = President Anna Berg met Mr. Berg's team in Oslo
    1\tPresident\tPresident\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new-nnn
    2\tAnna\tAnna\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
    3\tBerg\tBerg\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
    4\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
    5\tMr.\tMr.\tPROPN\tNNP\t_\t6\tnmod:desc\t_\tEntity=(2-organization-new-nnn(3-person-new-nnn
    6-7\tBerg's\t_\t_\t_\t_\t_\t_\t_\t_
    6\tBerg\tBerg\tPROPN\tNNP\t_\t8\tnmod:poss\t_\t_
    7\t's\t's\tPART\tPOS\t_\t6\tcase\t_\tEntity=3)
    8\tteam\tteam\tNOUN\tNN\t_\t4\tobj\t_\tEntity=2)
    9\tin\tin\tADP\tIN\t_\t10\tcase\t_\t_
    10\tOslo\tOslo\tPROPN\tNNP\t_\t4\tobl\t_\tEntity=(4-place-new-nnn)

    """
).replace("6\tnmod:poss\t_\t_\n3", "6\tnmod:poss\t_\t_\n3")


def write(folder: Path) -> Path:
    """The treebank as a file."""
    path = folder / "train.conllu"
    path.write_text(TEXT, encoding="utf-8")
    return path
