"""Stages, doses, dates, prices, codes and signs, as a person would read them aloud."""

from __future__ import annotations

import pytest

from outreach.speech.spoken import spoken

ENGLISH = {
    # stages: a voice left alone says "zero I I I B"
    "stage IIIB": "stage three B",
    "rIIB": "recurrent stage two B",
    "It is stage rIIIB.": "It is recurrent stage three B.",
    "stages I, II, III, and IV": "stages one, two, three, and four",
    "stage IVA1": "stage four A 1",
    "Stage I is early.": "Stage one is early.",
    "grade III or IV": "grade three or four",
    "Type Ir and Type II": "Type one R and Type two",
    "type X-linked": "type X-linked",
    "stages I-IV": "stages one-four",
    "hepatitis type C": "hepatitis type C",
    "IV antibiotics": "intravenous antibiotics",
    "an IV in your arm": "an I V in your arm",
    "I had it.": "I had it.",
    "T2N1M0": "T two, N one, M zero",
    "pT1c N0": "pathologic T one C, N zero",
    # doses and units
    "Take 500 mg twice a day.": "Take 500 milligrams twice a day.",
    "1 mg": "1 milligram",
    ".5 mL": "0.5 milliliters",
    "50 mg/m2": "50 milligrams per square meter",
    "2.5 mg/kg/day": "2.5 milligrams per kilogram per day",
    "a 5-mg dose": "a 5 milligram dose",
    "5-10 mg": "5 to 10 milligrams",
    "1,250 mcg": "1,250 micrograms",
    "120/80 mm Hg": "120 over 80 millimeters of mercury",
    "98.6°F": "98.6 degrees Fahrenheit",
    "3 x 4 cm": "3 x 4 centimeters",
    "mg per mL": "milligrams per milliliter",
    # amounts
    "1/2 cup": "one half cup",
    "1½ cups": "1 and one half cups",
    "3/4 of people": "three quarters of people",
    "grade 3/4 toxicity": "grade 3, 4 toxicity",
    "30% of people": "30 percent of people",
    "5–10 days": "5 to 10 days",
    "10%-20%": "10 to 20 percent",
    "$25.50": "25 dollars and 50 cents",
    "$1": "1 dollar",
    "$1.5 million": "1.5 million dollars",
    "≥ 60 years": "at least 60 years",
    "<5": "less than 5",
    "≠ 7": "not equal to 7",
    "\N{MINUS SIGN}5": "minus 5",
    "5\N{MINUS SIGN}10 mg": "5 to 10 milligrams",
    "37 \N{DEGREE CELSIUS}": "37 degrees Celsius",
    "1\N{FRACTION SLASH}2 cup": "one half cup",
    "24/7": "twenty-four hours a day, seven days a week",
    # dates
    "2025-12-30": "December 30, 2025",
    "12/30/2025": "December 30, 2025",
    "2025-13-45": "2025-13-45",
    "8:00 a.m. to 5:30 p.m.": "8 A M to 5 30 P M.",
    "at 12:05": "at 12 oh 5",
    "by 17:00": "by 17 o'clock",
    "a ratio of 1:100": "a ratio of 1:100",
    # codes, genes, letters
    "PDQ from NCI": "P D Q from N C I",
    "BRCA1": "B, R, C, A, 1",
    "HER2-positive": "HER 2-positive",
    "TP53": "T P 53",
    "5-FU": "5 F U",
    "NCT01234567": "N C T zero, one, two, three, four, five, six, seven",
    "COVID-19": "COVID 19",
    "COPD": "C, O, P, D",
    "MRIs": "M R I's",
    # letters: a Greek one alone is named; other forms of a letter or digit mean the letter
    "TNF-α": "T N F-alpha",
    "IFNγ and IL-1β": "I F N gamma and I L 1 beta",
    "5 μg": "5 micrograms",
    "stage Ⅲ": "stage three",
    "ﬁbroid": "fibroid",
    "\N{FULLWIDTH DIGIT THREE} pills": "3 pills",
    "Nguyễn": "Nguyen",
    "José Muñoz": "José Muñoz",
    # capitals that stress a word are no letters
    "Do NOT stop.": "Do NOT stop.",
    "DO NOT TAKE THIS.": "DO NOT TAKE THIS.",
    "Text MENU or TYPES.": "Text MENU or TYPES.",
    # abbreviations
    "drugs, e.g., aspirin": "drugs, for example, aspirin",
    "i.e. that": "that is that",
    "A vs. B": "A versus B",
    "Dr. Smith at St. Jude": "Doctor Smith at Saint Jude",
    "Is it safe? No. Call first.": "Is it safe? No. Call first.",
    "No. 5": "Number 5",
    "6 a.m. to 8 p.m.": "6 A M to 8 P M.",
    "and/or": "and or",
    "he/she": "he, she",
    "short- and long-term": "short and long-term",
    "one — two": "one, two",
    "See [1] and [2,3].": "See and.",
    "\N{GRINNING FACE}": "",
}
SPANISH = {
    "estadio IIIB": "estadio tres B",
    "estadios I, II y III": "estadios uno, dos y tres",
    "rIIB": "estadio recurrente dos B",
    "Tome 500 mg.": "Tome 500 miligramos.",
    "50 mg/kg/día": "50 miligramos por kilogramo por día",
    "5-10 días": "5 a 10 días",
    "30 %": "30 por ciento",
    "$25": "25 dólares",
    "≥ 60 años": "al menos 60 años",
    "1/2 taza": "media taza",
    "TNF-α": "T N F-alfa",
    "\N{MINUS SIGN}5": "menos 5",
    "2025-12-30": "30 de diciembre de 2025",
    "05/06/2025": "5, 6, 2025",
    "El Dr. Pérez, p. ej.,": "El Doctor Pérez, por ejemplo,",
    "VIH": "V I H",
    "NO tome esto": "NO tome esto",
    "por vía IV": "por vía intravenosa",
    "a las 8:30 a. m.": "a las 8 y 30 de la mañana.",
    "a las 8 a. m.": "a las 8 de la mañana.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read_as_people_read_it(text: str) -> None:
    """And what has been read once stays as it is."""
    assert ENGLISH[text] == spoken(text)
    assert ENGLISH[text] == spoken(spoken(text))


@pytest.mark.parametrize("text", SPANISH)
def test_spanish_is_read_in_spanish(text: str) -> None:
    """Units, stages, dates and letters follow the language."""
    assert SPANISH[text] == spoken(text, "es")
