"""Sentences from every section of a paper with the figures a person reads in them, labelled by reading.

Each figure is written as `told` in `tests/figures/reading.py` has it: hedge, number, unit and rate, change, and the
head of its thing.
"""

from __future__ import annotations

import pytest

from tests.figures.reading import figures, told

SPORT = {
    "Castell's 19-year-old keeper saved two penalties in a 4-3 win.": ["19 year : keeper", "2 : penalty", "4-3 : win"],
    "Varga has lost only once in 31 starts this season.": ["31 : start"],
    "The sprinter shaved 0.03 seconds off the national record.": ["0.03 second fall : record"],
    "Lorbeck sit three points clear at the top with two games left.": ["3 : point", "2 : game"],
    "The transfer, believed to be worth €22m plus €5m in bonuses, runs until 2029.": [
        "22000000 EUR : transfer", "5000000 EUR : bonus"],
    "A crowd of 14,212 saw Dunmore come from two goals down.": ["14212 : crowd", "2 : goal"],
    "Hollis, who turned 40 in May, took eight wickets for 37 runs.": ["40 year : hollis", "8 : wicket", "37 : run"],
    "Her winning throw of 68.42 metres was the longest in the world this year.": ["68.42 meter : throw"],
    "The peloton covered 187 km in just under five hours.": ["187 kilometer : peloton", "nearly 5 hour : peloton"],
    "It was Brandt's 50th goal in 112 internationals.": ["50 : goal", "112 : international"],
    "On lap 21 he ran wide and lost nine places.": ["21 : lap", "9 : place"],
}  # fmt: skip
BUSINESS = {
    "Net income more than tripled to 41 million zlotys from 13 million zlotys a year before.": [
        "more_than 3 : income", "41000000 PLN : income", "13000000 PLN : income"],
    "The retailer will shut 60 of its 410 stores, at a cost of 2,300 jobs.": [
        "60 : store", "410 : store", "2300 : job"],
    "Analysts had pencilled in earnings of 87 cents a share.": ["87 cent/share : earning"],
    "Its debt pile stands at 3.4 times annual profit.": ["3.4 : pile"],
    "The stake, 29.9 percent of the shares, cost the fund about HK$7.2bn.": [
        "29.9 percent : share", "about 7200000000 HKD : stake"],
    "Airlines expect to carry 5.2 billion passengers, 6.7% more than last year.": [
        "5200000000 : passenger", "6.7 percent rise : passenger"],
    "Half of the firm's 8,000 shops lost money.": ["0.5 : shop", "8000 : shop"],
    "The central bank bought $900m of its own currency.": ["900000000 USD : currency"],
    "Workers at the plant earn $2.15 an hour on average.": ["2.15 USD/hour : worker"],
    "A basket of 40 staples now costs R$612, up R$31 since January.": [
        "40 : staple", "612 BRL : basket", "31 BRL rise : basket"],
}  # fmt: skip
SCIENCE = {
    "The probe will pass within 300 km of the moon's icy crust.": ["at_most 300 kilometer : probe"],
    "The skull is at least 1.4 million years old.": ["at_least 1400000 year : skull"],
    "Researchers fitted 64 gulls with tags weighing 12 grams.": ["64 : gull", "12 gram : tag"],
    "Light from the star takes 430 years to reach us.": ["430 year : light"],
    "The telescope, with its 39-metre mirror, sits at an altitude of 3,046 metres.": [
        "39 meter : mirror", "3046 meter : altitude"],
    "Only 7 of the 52 eggs hatched.": ["7 : egg", "52 : egg"],
    "Sea levels have risen by 10 cm since 1993, twice as fast as thought.": ["10 centimeter rise : level", "2 : level"],
    "The rocket carries up to 22 tonnes into low orbit.": ["at_most 22 metric_ton : rocket"],
    "The colony has shrunk from 1.1 million pairs to 640,000.": ["1100000 : pair", "640000 : pair"],
}  # fmt: skip
CRIME = {
    "Two men, aged 24 and 31, were arrested after the raid on four flats.": [
        "2 : man", "24 year : man", "31 year : man", "4 : flat"],
    "Officers found £180,000 in cash under a bed.": ["180000 GBP : cash"],
    "He was stabbed six times in the chest.": ["6 : time"],
    "She is the third victim since March, police said.": ["3 : victim"],
    "A gang of five smuggled 1.2 tonnes of hashish through the port.": ["5 : gang", "1.2 metric_ton : hashish"],
    "Thieves made off with jewels valued at 3 million Swiss francs.": ["3000000 CHF : jewel"],
    "Detectives spent 14 months on the case and interviewed 340 people.": ["14 month : detective", "340 : people"],
    "A reward of $25,000 has been offered.": ["25000 USD : reward"],
    "Knife offences have gone up by almost a fifth in two years.": ["nearly 0.2 rise : offence", "2 year : offence"],
}  # fmt: skip
WEATHER = {
    "Up to 120 mm of rain may fall in six hours.": ["at_most 120 millimeter : rain", "6 hour : rain"],
    "Thermometers touched minus 31C in the far north.": ["-31 degree_Celsius : thermometer"],
    "The storm knocked out power to 86,000 customers.": ["86000 : customer"],
    "Snow lay 45 centimetres deep on the pass.": ["45 centimeter : snow"],
    "The river crested at 9.2 metres, 40 cm below the 2002 mark.": ["9.2 meter : river", "40 centimeter : river"],
    "A low of 26.8C was measured at Kelby.": ["26.8 degree_Celsius : low"],
    "Winds of 140 km/h uprooted some 300 trees.": ["140 kilometer_per_hour : wind", "about 300 : tree"],
    "Reservoirs are at 38% of capacity.": ["38 percent : capacity"],
}  # fmt: skip
COURTS = {
    "The jury took nine hours to clear her of all six charges.": ["9 hour : jury", "6 : charge"],
    "Judge Amado ordered the firm to repay 310 tenants £1.1m.": ["310 : tenant", "1100000 GBP : tenant"],
    "The killer must serve at least 27 years before parole.": ["at_least 27 year : killer"],
    "The appeal court cut the award from $9m to $2.5m.": ["9000000 USD : award", "2500000 USD : award"],
    "Three of the seven justices dissented.": ["3 : justice", "7 : justice"],
    "The claimants, 48 in all, want ¥30m each.": ["48 : claimant", "30000000 JPY : claimant"],
    "Bail was set at 50,000 euros.": ["50000 EUR : bail"],
    "The hearing, expected to last four weeks, will hear from 70 witnesses.": ["4 week : hearing", "70 : witness"],
}  # fmt: skip
HEALTH = {
    "Patients on the pill lost 14.9% of their body weight on average.": ["14.9 percent fall : weight"],
    "The hospital has 12 intensive-care beds for a district of 400,000.": ["12 : bed", "400000 : district"],
    "Waiting lists grew to 7.5 million, the ninth rise in a row.": ["7500000 : list", "9 : rise"],
    "Smokers were 2.4 times as likely to fall ill.": ["2.4 : smoker"],
    "Three in ten adults sleep badly.": ["0.3 : adult"],
    "The trial enrolled 1,870 women aged between 50 and 69.": ["1870 : woman", "50-69 year : woman"],
    "The dose was raised from 50 to 75 milligrams.": ["50 milligram : dose", "75 milligram : dose"],
    "Nurses rejected a pay offer of 3.5%, with 81% voting no.": ["3.5 percent : offer", "81 percent : nurse"],
    "One in 900 babies is born with the condition.": ["0.001111 : baby"],
}  # fmt: skip
POLITICS = {
    "The motion was carried by 64 votes to 59 with four abstentions.": ["64 : vote", "59 : vote", "4 : abstention"],
    "His party holds 112 seats in the 230-member chamber.": ["112 : seat", "230 : member"],
    "Some 41% of respondents trust the prime minister.": ["about 41 percent : respondent"],
    "The budget sets aside 2.1% of GDP for defence.": ["2.1 percent : gdp"],
    "The envoy made 17 trips to the region in 20 months.": ["17 : trip", "20 month : envoy"],
    "Parliament voted 301 to 244 to lower the voting age to 16.": ["301-244 : parliament", "16 year : age"],
    "A petition signed by 220,000 people was handed in.": ["220000 : people"],
    "Mayor Ruiz promised 10,000 new homes by 2030, of which 1,900 have been built.": ["10000 : home", "1900 : home"],
}  # fmt: skip
OBITUARIES = {
    "Osei, who has died aged 91, published 34 novels and sold 20 million books.": [
        "91 year : osei", "34 : novel", "20000000 : book"],
    "She was married four times and is survived by three daughters.": ["4 : time", "3 : daughter"],
    "He spent 11 years in exile before a court quashed his 1974 conviction.": ["11 year : exile"],
    "At 17 he joined the merchant navy.": ["17 year : None"],
    "The pianist gave more than 4,500 concerts on five continents.": ["more_than 4500 : concert", "5 : continent"],
    "Born the seventh of nine children, he left school at 13.": ["7 : child", "9 : child", "13 year : None"],
}  # fmt: skip
TOWN = {
    "The 08:14 to Marlow was cancelled for the 12th time this month.": ["12 : time"],
    "A ticket from zone 3 costs £4.60, 30p more than now.": ["4.6 GBP : ticket", "30 penny rise : ticket"],
    "Council tax will go up 4.99%, adding £86 to the average bill.": ["4.99 percent rise : tax", "86 GBP rise : bill"],
    "The film took $112 million in its first ten days on 3,900 screens.": [
        "112000000 USD : film", "10 day : film", "3900 : screen"],
    "The painting fetched nearly twice its estimate of $3m.": ["nearly 2 : painting", "3000000 USD : estimate"],
    "Passengers were stuck for up to five hours in a tunnel 40 feet underground.": [
        "at_most 5 hour : passenger", "40 foot : tunnel"],
    "The bridge reopened after £9.4m of repairs.": ["9400000 GBP : repair"],
    "The zoo's two pandas eat 38 kilos of bamboo a day.": ["2 : panda", "38 kilogram/day : bamboo"],
    "Residents of 15 houses on Mill Lane were evacuated.": ["15 : house"],
    "The festival drew 64,000 visitors over three days.": ["64000 : visitor", "3 day : festival"],
    "Farmers harvested 2.9 million tonnes of wheat, the smallest crop in 18 years.": [
        "2900000 metric_ton : wheat", "18 year : crop"],
    "House prices in Kestria are nine times the average wage.": ["9 : price"],
}  # fmt: skip
SECTIONS = (SPORT, BUSINESS, SCIENCE, CRIME, WEATHER, COURTS, HEALTH, POLITICS, OBITUARIES, TOWN)


@pytest.mark.xfail(reason="the parse takes the verb of the sentence for a noun", strict=True)
def test_what_slid_is_known_though_slid_may_be_a_noun() -> None:
    read = [told(figure) for figure in figures("Brent crude slid $1.12, or 1.6%, to settle at $68.74.")]
    assert read == ["1.12 USD fall : crude", "1.6 percent fall : crude", "68.74 USD : crude"]


@pytest.mark.parametrize(("text", "expected"), [case for section in SECTIONS for case in section.items()])
def test_a_sentence_of_any_section_reads_as_a_person_reads_it(text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in figures(text)] == expected
