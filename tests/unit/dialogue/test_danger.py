"""Words of danger. In doubt it is danger; plain questions about health are not."""

from __future__ import annotations

import pytest

from outreach.dialogue.danger import danger_alone, danger_in
from outreach.dialogue.normalise import normalise

CRISIS = (
    "I want to die", "i wanna die", "i just want to die", "I wish I was dead", "I wish I were dead", "suicide",
    "I want to kill myself", "im going to kill my self", "I’m going to kill myself", "KILLING MYSELF",
    "thinking about suicide", "suicidal thoughts", "I am going to end my life", "take my own life", "I cut myself",
    "I dont want to live anymore", "I don't want to be here anymore", "no reason to live", "I can't go on",
    "they would be better off without me", "I want to end it all", "hurt myself", "988", "STOP I want to die",
    "help i want to die", "quiero morir", "me quiero morir", "quiero matarme", "no quiero vivir", "QUITARME LA VIDA",
    "no quiero seguir viviendo", "hacerme daño", "me quiero matar", "kms", "I want to end it",
    "my husband wants to kill himself", "my wife wants to kill herself", "my son is going to hang himself",
    "chest pain and I want to kill myself", "i wnat to die",
)
MEDICAL = (
    "I can't breathe", "I can not breathe", "cant breath", "trouble breathing", "difficulty breathing",
    "hard to breathe", "he is not breathing", "HELP I can't breathe", "CHEST PAIN", "chest pains", "my chest hurts",
    "chest pressure", "heart attack", "having a stroke", "she is having a seizure", "bleeding won't stop",
    "won't stop bleeding", "I'm bleeding and it won't stop", "help me I'm bleeding a lot", "bleeding heavily",
    "she passed out", "he is unconscious", "she is not responding", "won't wake up", "I am choking", "overdose",
    "I overdosed", "over dosed", "took too many pills", "took way too much", "throat is closing",
    "my throat is swelling", "I need an ambulance", "call an ambulance", "dying right now", "911", "call 911",
    "no puedo respirar", "dolor de pecho", "dolor en el pecho", "no deja de sangrar", "ataque al corazón",
    "necesito una ambulancia", "EMERGENCIA", "pain in my chest", "my chest is hurting", "tightness in my chest",
    "chest tightness", "took all my pills", "face drooping", "me duele el pecho", "she isn't breathing",
    "can barely breathe", "vomiting blood", "hart attack",
    "help me I'm dying", "severe bleeding",
)
HARMLESS = (
    "what is chest surgery", "chest x-ray", "lump in my chest", "lymph nodes in the chest", "breast cancer",
    "can it kill me", "will this kill me", "does chemo kill cancer cells", "does radiation kill healthy cells",
    "what kills cancer", "I don't want to die", "I do not want to die", "dont wanna die", "am I dying", "will I die",
    "how long do I have to live", "I want to live", "my mother died of cancer", "death rate", "died", "hair dye",
    "diet", "breathing exercises", "how to breathe better", "does radiation cause bleeding", "bleeding gums",
    "I stopped bleeding", "too many pages", "I take too much time", "stroke", "heart", "seizure", "911988", "1988",
    "stop", "STOP", "TYPES", "treatment", "end", "END", "cancel my appointment", "I'd die for a coffee", "0", "",
    "when was it 19 88", "help", "I can't read this", "I can't stop smoking", "cut costs", "hang up",
)
#: slips of the finger, and letters set apart
SLIPS = {
    "crisis": ("K I L L M Y S E L F", "i wnat to die", "sucide", "suiside", "kil myself", "iwanttodie", "suisidio"),
    "medical": ("cant brethe", "chest pian", "hart atack", "unconcious",
                "siezure now", "emergancy", "no puedo respirra"),
    "urgent": ("i have a feever", "running a fevr"),
}
#: words that trigger although nobody may be in danger: a needless 911 is the smaller harm
OVERCAUTIOUS = ("my dad had a stroke last year and now his face is drooping",
                "I had chest pain last year and it is back",
                "no chest pain but I can't breathe", "chest pain since 2010", "I don't want to kill myself",
                "what is this, I have chest pain")
#: denied, over long ago, or asked about in general
LESS_THAN_AN_ALARM = ("my dad had a stroke last year", "I had a heart attack in 2010", "what is a stroke",
                      "what is suicide gene therapy", "suicide rates", "no chest pain", "I have no fever",
                      "my fever is gone", "chest pain after radiation 2 years ago, gone now", "can chemo cause fever",
                      "no tengo fiebre", "que es un derrame", "I am not suicidal", "is chest pain a side effect",
                      "does chemo cause trouble breathing", "can chemo cause chest pain", "no fever or chest pain")
URGENT = ("I have a fever and I'm on chemo", "fever 102", "shaking chills", "my legs are suddenly weak",
          "mom is suddenly confused", "blood in my urine", "can't keep anything down", "tengo fiebre de 39",
          "fiebre con la quimio", "I am bleeding", "my temp is 101.5", "unbearable pain")


@pytest.mark.parametrize("text", CRISIS)
def test_crisis(text: str) -> None:
    """Thoughts of suicide, in whatever words, outweigh everything else in the text."""
    assert "crisis" == danger_in(normalise(text))


@pytest.mark.parametrize("text", MEDICAL)
def test_medical(text: str) -> None:
    """A medical emergency is heard in the words that frightened people use."""
    assert "medical" == danger_in(normalise(text))


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless(text: str) -> None:
    """Questions, topics and commands are no alarm."""
    assert "" == danger_in(normalise(text))


@pytest.mark.parametrize("text", URGENT)
def test_urgent(text: str) -> None:
    """What a clinic wants to hear of at any hour has a level of its own."""
    assert "urgent" == danger_in(normalise(text))


@pytest.mark.parametrize("text", LESS_THAN_AN_ALARM)
def test_less_than_an_alarm(text: str) -> None:
    """Danger that is denied, long over, or asked about in general raises none."""
    assert "" == danger_in(normalise(text))


@pytest.mark.parametrize(("text", "level"), [("stroke", "medical"), ("Seizure!", "medical"), ("fever", "urgent"),
                                             ("types", ""), ("strike", "")])
def test_a_name_of_danger_alone(text: str, level: str) -> None:
    """It is danger where no topic is called so."""
    assert level == danger_alone(normalise(text))


@pytest.mark.parametrize("text", OVERCAUTIOUS)
def test_in_doubt_it_is_danger(text: str) -> None:
    """Words that could be danger are answered as danger."""
    assert danger_in(normalise(text))


@pytest.mark.parametrize(("level", "text"), [(level, text) for level, texts in SLIPS.items() for text in texts])
def test_slips_and_spelling(level: str, text: str) -> None:
    """Spelling slips and spaced letters do not hide danger."""
    assert level == danger_in(normalise(text))


@pytest.mark.parametrize("around", ["{}", "hello {} please", "{}!!!", "…{}…", "TYPES\n{}", "  {}\n-- \nsent by me"])
@pytest.mark.parametrize(("text", "level"), [("kill myself", "crisis"), ("can't breathe", "medical")])
def test_danger_anywhere_in_a_text(around: str, text: str, level: str) -> None:
    """Words before, behind and around danger do not hide it."""
    assert level == danger_in(normalise(around.format(text.upper())))
