"""Words of headings that name no topic by themselves, in English and Spanish.

Not a list of any publisher's headings: the small words of both languages, and words so
general that every second heading has them.
"""

from __future__ import annotations

#: never a keyword: the small words
SMALL = frozenset(
    "a about above after again against all along already also although always am among an and any are around as at "
    "away be because been before being below between both but by can cannot come comes coming could did do does doing "
    "done down during each either else even ever every few for from get gets getting go goes going got had has have "
    "having he her here him his how i if in into is it its itself just let many may me might mine more most much must "
    "my need needs neither nor not of off often on once one only or our out over own part per rather same she should "
    "since so some soon still such than that the their them then there these they this those though through to too "
    "toward towards under until up upon us used using very via was way ways we were what when where whether which "
    "who whom whose while will with within without would yet you your yours yourself "
    "al ante antes aquí así aun aunque bajo cada como cómo con contra cual cuál cuáles cuando cuándo cuánto de del "
    "desde después donde dónde durante e el ella ellas ellos en entre era es esa esas ese eso esos esta está están "
    "estar estas este esto estos fue ha han hasta hay la las le les lo los me mi mis muy ni nos nosotros o otra otro "
    "otros para pero por porque pueda puede pueden puedo que qué quien quién se sea ser si sin sobre son su sus "
    "también tan te tener tengo ti tiene todo todos tu tus u un una unas unos usted ustedes vez y ya yo".split()
)
#: names of the whole field: hardly better than a number
FIELD = frozenset(
    "cancer cancers condition conditions disease diseases disorder disorders health illness illnesses patient patients "
    "people person problem problems syndrome syndromes thing things "
    "cáncer condición enfermedad enfermedades persona personas problema problemas salud síndrome trastorno".split()
)
#: verbs of questions, and words that go with any noun
VAGUE = frozenset(
    "affect affects alternative answer ask available avoid based become becomes begin better call called "
    "cause caused certain change changes chronic clinical common consider considerations current different explore "
    "factor factors far find finding follow following found further give given happen happened happening happens "
    "healthy help helping helps important include included includes including involved keep key know late latest "
    "learn like likely look looking made main major make making management mean means meaning new newly next number "
    "occur option options other point points possible prepare provide put read real recommended "
    "related reason result say second see show side special specific standard start suggested sure take "
    "taking talk tell term terms think today topic topics try trying understand understanding update updates usual "
    "usually various want work works "
    "afecta afectan causa común conocer dar diferentes hacer importante necesita nuevo nuevos ocurre opciones pasa "
    "principal principales saber sucede tipo tomar varios ver".split()
)
#: before the title's words, behind all others: "Signs of Asthma" is SIGNS, "Signs and Symptoms" SYMPTOMS
PLAIN = frozenset("question questions sign signs preguntas señales".split())
#: headings that only say "all of it": the document's title says more
WHOLE = frozenset(
    "basic basics details fact facts general guide information introduction issues overview page review section "
    "summary general generales información introducción resumen".split()
)
#: words of questions that may serve when nothing else is left; WHY says something from the start
QUESTIONS = frozenset("how what when where which who cómo cuándo dónde quién qué".split())
#: words that a number or letter belongs to: "Stage III", "Type 2", "Fase II"
NUMBERED = frozenset("stage phase type grade group class level part step etapa estadio fase tipo grado clase".split())
#: what the second half of a long medical word begins with: "neuro-blastoma", "immuno-therapy", "musculo-skeletal"
SECOND_HALVES = (
    "blast", "carcin", "chem", "cortic", "cyt", "dysplas", "endo", "gen", "gram", "graph", "hist", "intestin", "log",
    "lymph", "metab", "mono", "path", "pharyng", "plast", "prolif", "pulmon", "radi", "sarcom", "scop", "skelet",
    "terap", "therap", "troph", "vascul", "virus",
)
