"""Sentences of many kinds of news with the figures a copy editor reads in them, written down before they were read."""

from __future__ import annotations

import pytest

from tests.figures.reading import figures, told

DISASTERS = {
    "At least 19 people were killed and 42 injured when a ferry capsized off Marlow.": [
        "at_least 19 : people", "42 : people"],
    "The quake left 3,200 homeless and destroyed nearly 900 homes.": ["3200 : homeless", "nearly 900 : home"],
    "The death toll rose to 143 on Friday, up from 98 a day earlier.": ["143 : toll", "98 : toll"],
    "Rescuers pulled 12 survivors from the rubble after 36 hours.": ["12 : survivor", "36 hour : survivor"],
    "A magnitude-6.1 quake struck the valley at a depth of 10 km.": ["6.1 : earthquake", "10 kilometer : depth"],
    "No fewer than 27 villages are under water.": ["at_least 27 : village"],
    "As many as 4,000 families have fled their homes.": ["at_most 4000 : family"],
    "The fire has burned more than 12,000 acres of forest.": ["more_than 12000 acre : forest"],
}  # fmt: skip
COURTS = {
    "The banker was sentenced to seven years in prison.": ["7 year : banker"],
    "He was jailed for 18 months and fined £3,500.": ["18 month : None", "3500 GBP : None"],
    "The jury voted 10-2 to convict her on three counts of fraud.": ["10-2 : jury", "3 : count"],
    "The firm agreed to pay a fine of $2.6m over the spill.": ["2600000 USD : fine"],
    "A 34-year-old man has been charged with two murders.": ["34 year : man", "2 : murder"],
    "Prosecutors seek a 12-year sentence for the mayor.": ["12 year : sentence"],
    "The regulator fined Norvex €40 million.": ["40000000 EUR : norvex"],
}  # fmt: skip
ELECTIONS = {
    "The Greens won 31 of the 120 seats, 12 more than in the last vote.": ["31 : seat", "120 : seat", "12 : seat"],
    "Turnout was 61.4 percent, down from 66 percent four years ago.": [
        "61.4 percent : turnout", "66 percent : turnout", "4 year : turnout"],
    "Support for the party fell by three points to 24%.": ["3 fall : point", "24 percent : support"],
    "The poll of 1,012 adults has a margin of error of 3.1 percentage points.": [
        "1012 : adult", "3.1 percentage_point : margin"],
    "The bill passed by 219 votes to 206.": ["219 : vote", "206 : vote"],
    "One in five voters is undecided.": ["0.2 : voter"],
    "Two-thirds of the delegates backed her.": ["0.666666 : delegate"],
    "She leads her rival by 6 percentage points.": ["6 percentage_point : rival"],
}  # fmt: skip
MONEY = {
    "They turned down an offer of 5.4 per cent from the county board.": ["5.4 percent : offer"],
    "The council will cut £3.2m from its library budget.": ["3200000 GBP fall : budget"],
    "Shares in Norvex rose 5% to $84 in early trading.": ["5 percent rise : share", "84 USD : share"],
    "Shares in Norvex fell 20pc on Monday.": ["20 percent fall : share"],
    "The state set aside Rs 500 crore for flood relief.": ["5000000000 INR : relief"],
    "Over 2 lakh farmers applied for the loan.": ["more_than 200000 : farmer"],
    "The deficit widened by $1.4 billion to $9.8 billion.": [
        "1400000000 USD rise : deficit", "9800000000 USD : deficit"],
    "Unemployment stood at 4.2 per cent in May.": ["4.2 percent : unemployment"],
    "A 3 percent rise in wages was agreed.": ["3 percent rise : wage"],
    "Norvex posted a 12% drop in quarterly profit.": ["12 percent fall : profit"],
    "The central bank raised its key rate by 25 basis points to 4.5%.": [
        "25 basis_point rise : rate", "4.5 percent : rate"],
    "Repairs will cost the town about €7 million a year.": ["about 7000000 EUR/year : repair"],
    "The company bought the site for $14m in 2016.": ["14000000 USD : site"],
    "The $5bn deal creates 1,200 jobs.": ["5000000000 USD : deal", "1200 : job"],
    "Norvex spent $40 million on advertising.": ["40000000 USD : advertising"],
    "Profits doubled to $40m.": ["2 : profit", "40000000 USD : profit"],
    "Oil was trading at $71.20 a barrel.": ["71.2 USD/barrel : oil"],
    "Exports shrank by a third.": ["0.333333 fall : export"],
    "The ticket price went up from £50 to £75.": ["50 GBP : price", "75 GBP : price"],
    "Prices climbed 0.4% in June and 0.2% in July.": ["0.4 percent rise : price", "0.2 percent rise : price"],
    "The bank expects growth of 2.4 percent this year.": ["2.4 percent rise : growth"],
    "The pound was down 0.3% against the dollar.": ["0.3 percent fall : pound"],
    "The field yields 2 million barrels of oil a day.": ["2000000 oil_barrel/day : oil"],
    "He used $84,000 in public funds to settle the case.": ["84000 USD : fund"],
    "The clerks lost their £73-a-week benefits.": ["73 GBP/week fall : benefit"],
    "That led 84 firms to bring back $312 million.": ["84 : firm", "312000000 USD : firm"],
    "A 5% price rise was announced.": ["5 percent rise : price"],
    "Revenue reached 210 million euros ($234 million), up a third.": [
        "210000000 EUR : revenue", "234000000 USD : revenue", "0.333333 rise : revenue"],
    "The minimum wage will go up to $15 an hour.": ["15 USD/hour : wage"],
    "Gold was down $4.20 at $1,412.50 an ounce.": ["4.2 USD fall : gold", "1412.5 USD/ounce : gold"],
    "Children under 12 go free.": ["less_than 12 year : child"],
    "The index was up 45.2 points at 16,400.": ["45.2 rise : point", "16400 : index"],
    "Rents are 7 per cent higher than a year ago.": ["7 percent rise : rent"],
}  # fmt: skip
WEATHER_AND_MEASURES = {
    "Water levels are 3 metres above normal.": ["3 meter : level"],
    "Mazzola had a shot at goal from 30 yards.": ["30 yard : shot"],
    "Temperatures could drop to -12C overnight.": ["-12 degree_Celsius : temperature"],
    "Between 10 and 12 inches of snow fell on the ridge.": ["10-12 inch : snow"],
    "Gusts of up to 85 mph tore roofs off.": ["at_most 85 mile_per_hour : gust"],
    "The striker is 6ft 2in tall.": ["6.166666 foot : striker"],
    "The 250-metre tower weighs 8,000 tonnes.": ["250 meter : tower", "8000 metric_ton : tower"],
    "Stages: 2 Boosters: 4 Engines: 27 Payload to orbit: 63,800kg (140,660 lb) Total width: 12.2m.": [
        "2 : stage", "4 : booster", "27 : engine", "63800 kilogram : payload", "140660 pound : payload",
        "12.2 meter : width"],
    "The result: 40 people died.": ["40 : people"],
    "Seats: 31 Turnout: 64.2%": ["31 : seat", "64.2 percent : turnout"],
    "The wall, 2.3 miles long and 1.8 metres high, will protect 1,900 homes.": [
        "2.3 mile : wall", "1.8 meter : wall", "1900 : home"],
    "Her seven-hour speech ended at dawn.": ["7 hour : speech"],
    "The bridge is 1.2 miles long and carries 40,000 vehicles a day.": ["1.2 mile : bridge", "40000/day : vehicle"],
    "The law prevents the herd from dropping below 76,000 animals.": ["at_least 76000 : animal"],
}  # fmt: skip
SPORT = {
    "Marlow beat Kelby 3-1 in front of 22,000 fans.": ["3-1 : marlow", "22000 : fan"],
    "Okoro scored 43 and Mensah had 12.": ["43 : okoro", "12 : mensah"],
    "Okoro scored 27 points and grabbed 12 rebounds.": ["27 : point", "12 : rebound"],
    "The keeper signed a four-year contract worth £18m.": ["4 year : contract", "18000000 GBP : contract"],
    "She ran the 400m final in 49.8 seconds.": ["400 meter : final", "49.8 second : final"],
    "Kelby have won six of their last eight games.": ["6 : game", "8 : game"],
    "The winger, 23, has missed the past five matches.": ["23 year : winger", "5 : match"],
    "The former keeper, 34, leaves after 12 seasons.": ["34 year : keeper", "12 : season"],
    "The organist, 71, played on.": ["71 year : organist"],
    "“It is over,” said the umpire, 58.": ["58 year : umpire"],
    "The rooms, 24, 31 and 40, stay shut.": ["24 : room", "31 : room", "40 : room"],
}  # fmt: skip
HEALTH_AND_CRIME = {
    "The drug cut the risk of death by 38 percent.": ["38 percent fall : risk"],
    "Cases of measles have tripled since March.": ["3 : case"],
    "About half a million children missed a dose.": ["about 500000 : child"],
    "The region recorded 1,204 new infections, bringing the total to 88,310.": ["1204 : infection", "88310 : total"],
    "Life expectancy for women is 83.1 years.": ["83.1 year : expectancy"],
    "Roughly one in 10 patients waits longer than 12 weeks.": ["about 0.1 : patient", "more_than 12 week : patient"],
    "Police seized 140 kg of cocaine worth $9 million.": ["140 kilogram : cocaine", "9000000 USD : cocaine"],
    "Inspectors took 45 samples and found lead in 19 of them.": ["45 : sample", "19 : sample"],
    "Four of those arrested are minors.": ["4 : arrested"],
    "A bomb killed 13 people and wounded around 40.": ["13 : people", "about 40 : people"],
    "Each of the 300 clinics treats 40 patients a day.": ["300 : clinic", "40/day : patient"],
    "The court sentenced him to three years in prison.": ["3 year : prison"],
    "Burglaries were down 8% on last year.": ["8 percent fall : burglary"],
    "A dozen officers were hurt and 60 arrests made.": ["12 : officer", "60 : arrest"],
    "The gang stole paintings worth between £2m and £3m.": ["2000000-3000000 GBP : painting"],
}  # fmt: skip
TECHNOLOGY = {
    "The phone costs $799 and has a 6.1-inch screen.": ["799 USD : phone", "6.1 inch : screen"],
    "The car's 82 kWh battery gives it a range of 310 miles.": ["82 kilowatt_hour : battery", "310 mile : range"],
    "The app has more than 40 million users in 12 countries.": ["more_than 40000000 : user", "12 : country"],
    "Its engine delivers 420 horsepower.": ["420 horsepower : engine"],
    "The new chip is 30 percent faster than its predecessor.": ["30 percent : chip"],
    "The maker improved the storage, doubling it to 256GB.": ["2 : storage", "256 gigabyte : storage"],
    "A car with 938 horsepower is on show.": ["938 horsepower : car"],
    "The recall affects about 25,000 cars, 3,000 of them in Norland.": ["about 25000 : car", "3000 : car"],
    "The upgrade makes the car 25 kg lighter.": ["25 kilogram : car"],
    "The app has 217 million monthly active users.": ["217000000 : user"],
    "It shoots video at 60 frames per second.": ["60/second : frame"],
    "Get 20% off all headphones.": ["20 percent : headphone"],
    "Norvex said it earned $3 billion last year.": ["3000000000 USD : norvex"],
    "Norvex said sales fell and that it lost $5m.": ["5000000 USD fall : norvex"],
    "The mayor said they would pay $3m.": ["3000000 USD : None"],
    "You get 12 months of service for $59.": ["12 month : service", "59 USD : service"],
    "Sales grew 60% in 2018 to 3.9 million headsets, up from 2.4 million.": [
        "60 percent rise : sale", "3900000 : headset", "2400000 : headset"],
}  # fmt: skip
KINDS = (DISASTERS, COURTS, ELECTIONS, MONEY, WEATHER_AND_MEASURES, SPORT, HEALTH_AND_CRIME, TECHNOLOGY)


@pytest.mark.parametrize(("text", "expected"), [case for kind in KINDS for case in kind.items()])
def test_a_sentence_reads_as_a_copy_editor_reads_it(text: str, expected: list[str]) -> None:
    assert [told(figure) for figure in figures(text)] == expected
