"""What a text means: one table of rules, the first that fits decides.

The order, and where each rule comes from:

 0. yes or no to an offer to join, while it is open; then: the provider took the text as STOP, START or HELP (Twilio,
    Advanced Opt-Out)
 1. what a telephone wrote: a reaction ("Liked …"), with our own words in it; an automatic answer; a lone picture
 2. STOP alone (47 CFR 64.1200(a)(10); CTIA Messaging Principles 5.1.3; the provider's lists)
 3. danger: crisis, medical, urgent (an emergency comes before all but a lone STOP)
 4. STOP in plain words (47 CFR 64.1200(a)(10)), and STOP before the name of a topic or programme
 5. START, and YES after a STOP (Twilio's and carriers' opt-in words); 6. HELP (CTIA: always answered)
 7. JOIN, LEAVE, and GO where a note was announced; the commands that steer the line, the choice of language among them
 8. feelings: comfort comes before facts
 9. a topic's keyword, another form of it, with or without "send me …"; 10. a name of danger alone
11. words in doubt, courtesy and greetings; 12. START or HELP in plain words
13. own data, visits and refills; a question, or any word of the documents; 14. a misspelt keyword; 15. not understood
"""

from __future__ import annotations

from outreach.dialogue.meaning import UNKNOWN, Heard, Meaning, Rule, Situation
from outreach.dialogue.normalise import normalise, without_politeness
from outreach.dialogue.rules_of_consent import help_phrase, help_word, lone_stop, plain_stop, start, start_phrase
from outreach.dialogue.rules_of_feelings import courtesy, danger, danger_by_name, greeting, in_doubt, kindness
from outreach.dialogue.rules_of_joining import join, join_answer, leave, note
from outreach.dialogue.rules_of_steering import command, language
from outreach.dialogue.rules_of_telephones import absence, automatic_answer, by_provider, lone_picture, reaction
from outreach.dialogue.rules_of_topics import keyword, misspelt_keyword, private, question

#: the decision table
RULES: tuple[Rule, ...] = (
    join_answer, by_provider, reaction, automatic_answer, lone_picture, lone_stop, danger, absence, plain_stop, start,
    help_word, join, leave, note, command, language, kindness, keyword, danger_by_name, in_doubt, courtesy, greeting,
    start_phrase, help_phrase, private, question, misspelt_keyword,
)


def understand(body: str, situation: Situation) -> Meaning:
    """Decide what a text means."""
    whole = normalise(body)
    heard = Heard(body=body, whole=whole, text=without_politeness(whole))
    return next((meaning for rule in RULES if (meaning := rule(heard, situation))), UNKNOWN)
