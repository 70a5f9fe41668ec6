"""The words that people text to steer the line, and that no topic may use as its keyword.

Sources: the provider's default opt-out, opt-in and help words (Twilio "Advanced Opt-Out"
page); words that always revoke consent, 47 CFR 64.1200(a)(10); AWS's additions REMOVE, TD,
ARRET; CTIA Messaging Principles 5.1.3. Written as `normalise` leaves them: lower case, no
accents, no punctuation, single spaces.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType

STOP_WORDS = frozenset((
    "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out", "remove",
    "arret", "alto", "parar", "pare", "detener", "cancelar", "baja", "no mas",
    # slips of the finger; no wider net, for STEP is one letter from STOP
    "stpo", "sotp", "stopp", "stahp", "st0p", "sttop", "sstop", "stoppp", "stp", "stopstop", "unsub",
    "arretez", "arreter", "sair", "parem", "stoppen", "sispann",
))
START_WORDS = frozenset(("start", "unstop"))
#: undoes a STOP, as the providers take it; means MORE to somebody who is reading
YES_WORDS = frozenset(("yes", "si", "yes please"))
GO_ON_WORDS = YES_WORDS | frozenset(("ok", "okay", "k", "go", "go on", "sure", "yeah", "yep", "y"))
COURTESY_WORDS = frozenset(("thanks", "thank you", "thank you so much", "thx", "ty", "ok", "okay", "gracias"))
DOUBTFUL_WORDS = frozenset((
    "im done", "i am done", "enough", "i want this to stop", "i want it to stop", "make it stop", "i give up", "i quit",
    "im tired", "im so tired", "whats the point", "basta", "ya basta", "ya no puedo", "estoy cansada", "estoy cansado",
))
HELP_WORDS = frozenset(("help", "info", "ayuda", "help me", "i need help"))
#: behind a topic's name, or before it, they ask for nothing else
FILLERS = frozenset(
    "send text info show give me us i we id want wanna need get getting have see read hear view the a an my can could "
    "you u would like to please pls plz thanks thank thx ty keyword word topic topics again now hi hello "
    "hey ok on about and maam sir number numero option opcion press oprima quiero "
    "mande mandeme envie deme dame por favor gracias "
    "el la los las un una".split(),
)
#: a number of the menu in words
NUMBER_WORDS = MappingProxyType({word: str(number) for number, words in enumerate((
    "one uno", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete", "eight ocho",
    "nine nueve"), start=1) for word in words.split()})
MENU_WORDS = frozenset((
    "menu", "list", "topics", "topic", "main menu", "main", "home", "topic list", "list of topics", "all topics",
    "lista", "temas", "lista de temas", "index", "contents", "table of contents", "meun", "mneu", "mnu",
    "menue", "menus", "manu", "mune", "go to menu", "back to menu", "topic menu", "menu principal",
))
#: on the keypad and by text: a person, then the topics
PERSON_WORDS = frozenset(("0",))
MORE_WORDS = frozenset((
    "more", "next", "next page", "next one", "continue", "go on", "keep going", "read more", "tell me more",
    "more info", "more information", "more pages", "send more", "mas", "siguiente", "continuar", "seguir", "sigue",
    "mas informacion", "mroe", "moer", "mor", "moar", "moore", "nxt", "nex", "netx", "keep reading",
    "read on", "carry on",
))
BACK_WORDS = frozenset((
    "back", "go back", "previous", "prev", "last page", "previous page", "atras", "anterior", "volver",
))
#: before the word of a programme
JOIN_WORDS = frozenset(("join", "unirme", "unirse", "unete"))
#: before the word of a programme, or of several; what a reasonable person would say to end that and nothing else
LEAVE_WORDS = frozenset((
    "leave", "exit", "drop", "take me off", "take me out of", "get me off", "get me out of", "out of", "no more",
    "dont send me", "do not send me", "dont want", "do not want", "no longer want",
    "salir", "salirme", "dejar", "abandonar", "saqueme", "sacame", "quiteme", "quitame", "no quiero", "ya no quiero",
))
#: alone they end every programme (SALIR alone is a STOP), and so do they all before these
LEAVE_ALL_WORDS = frozenset(("leave", "dejar"))
EVERYTHING_WORDS = frozenset(
    "all everything the my this it of program programme programs programmes series list group "
    "todo todos todas de el la los las mi mis programa programas serie lista".split(),
)
#: reads the note that was announced last; to somebody without one GO means MORE
NOTE_WORDS = frozenset(("go", "ver", "ver nota", "leer"))
NO_WORDS = frozenset(("no", "nope", "no thanks", "no thank you", "no gracias"))
SOURCE_WORDS = frozenset(("source", "sources", "fuente"))
CALL_WORDS = frozenset(("call", "listen", "listen to it", "hear it", "call the line", "llamar", "escuchar"))
FORGET_WORDS = frozenset((
    "forget", "forget me", "forget my data", "delete my data", "erase my data", "olvidar", "olvideme", "olvidenme",
    "borrar mis datos", "borren mis datos", "frget", "forgt", "foget",
))
#: words that later commands, other carriers, language switches or people's habits need
KEPT_FREE = frozenset((
    "td", "again", "repeat", "list", "topics", "topic", "main", "prev", "previous", "first", "last", "call", "listen",
    "forget", "join", "leave", "subscribe", "optin", "opt in", "no", "yep", "nope", "exit", "delete", "unsubscribed",
    "helpline",
    "person", "nurse", "agent", "operator", "human", "lang", "language", "english", "spanish", "espanol", "ingles",
    "idioma", "dejar", "deje", "borrar", "salir", "fin", "terminar", "desuscribir", "empezar", "comenzar", "iniciar",
    "informacion", "mas", "siguiente", "continuar", "seguir", "atras", "volver", "anterior", "lista", "temas",
    "repetir", "fuente", "llamar", "olvidar", "persona", "enfermera", "socorro", "auxilio", "arreter",
))

#: answered as danger before any topic is looked for, whatever their ending
DANGER_STEMS = (
    "suicid", "suisid", "suacid", "sucid", "suid", "sussid", "overdos", "sobredosis", "choking", "unconscious",
    "unresponsive", "inconsciente", "infarto", "derrame", "emergencia", "emergency", "desmay", "ahogo", "ahogando",
    "matarme", "kms", "kys", "ambulanc", "gasping",
    "wanttodie", "iwantto", "killmy", "killing", "ahorcarme", "lastimarme", "cortarme", "hotline", "lifeline",
)

RESERVED_KEYWORDS = frozenset(word.upper() for words in (
    STOP_WORDS, START_WORDS, GO_ON_WORDS, COURTESY_WORDS, HELP_WORDS, MENU_WORDS, PERSON_WORDS, MORE_WORDS, BACK_WORDS,
    SOURCE_WORDS, CALL_WORDS, FORGET_WORDS, KEPT_FREE, DOUBTFUL_WORDS, JOIN_WORDS, NOTE_WORDS, NO_WORDS,
) for word in words)
SHORTEST_KEYWORD, LONGEST_KEYWORD = 3, 12


def plain_keyword(keyword: str) -> str:
    """A keyword as a text message is compared: in capitals, without accents."""
    if keyword.isascii():
        return keyword.upper()
    return unicodedata.normalize("NFKD", keyword.upper()).encode("ascii", "ignore").decode()


def why_unusable(keyword: str) -> str:
    """Why a word cannot be a topic's keyword; empty when it can.

    A keyword has 3 to 12 letters or digits and begins with a letter; texted without its
    accents it is still as long. Sources of the reserved words: the head of this page.
    """
    plain = plain_keyword(keyword)
    if plain in RESERVED_KEYWORDS:
        return f"{keyword} is a command of the line or of the phone companies, so texting it never reaches a topic"
    if plain.lower().startswith(DANGER_STEMS):
        return f"{keyword} is answered as an emergency, so texting it never reaches a topic"
    if not SHORTEST_KEYWORD <= len(keyword) <= LONGEST_KEYWORD:
        return f"{keyword} has {len(keyword)} letters; keywords have {SHORTEST_KEYWORD} to {LONGEST_KEYWORD}"
    if not keyword.isalnum() or keyword != keyword.upper():
        return f"{keyword} is not written in capital letters and digits alone"
    if len(plain) != len(keyword) or not plain[0].isalpha():
        return f"{keyword} does not begin with a letter, or has letters that plain phones lack"
    return ""
