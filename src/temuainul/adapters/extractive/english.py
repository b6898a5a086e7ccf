"""English, as meetings speak it."""

import re

from temuainul.adapters.extractive.language import Language, listed, times

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TASK = (
    r"(?:arrange|ask|book|call|check|circulate|collect|compile|complete|contact|create|deliver|distribute"
    r"|draft|e-?mail|finali[sz]e|find out|finish|fix|follow up|forward|get back to|get in touch|hand out|implement|invite"
    r"|look into|make sure|notify|order|organi[sz]e|phone|post|prepare|print|produce|put together"
    r"|research|review|schedule|send|set up|share|sort out|speak to|submit|talk to|test|type up|update"
    r"|upload|work on|write)"
)
_SPAN = r"(?:day|week|month|quarter|year|sprint|meeting)"

ENGLISH = Language(
    stemmer="english",
    stopwords=listed("""
        a about above after again all also am an and any are as at be been before being below between both but by can
        could did do does doing down during each few for from further had has have having he her here hers him his how i
        if in into is it its just may me might more most must my no nor not of off on once only or other our out over own
        same shall she should so some such than that the their them then there these they this those through to too
        under until up us very was we were what when where whether which while who whom whose why will with would you your
        """),
    fillers=listed("uh um uhm umm mm mmm hmm hm er erm ah eh huh mhm"),
    chatter=listed("""
        okay ok yeah yep yes oh right well like know mean gonna wanna gotta kinda sorta sort kind thing things something
        anything everything really actually basically cause cuz lot lots bit maybe perhaps got get getting go going let
        lets think thinking say said saying one ones guess suppose stuff guys
        """),
    written=times(
        "the 6 to 3 and 3 of 2 a 2 that 2 in 1 be 1 for 1 was 1 is 1 they 1 would 1 it 1 on 1 with 1 not 1 should 1 as 1 could 1 because 1 have 1 more 1 which 1 were 1 by 1 this 1 or 1 but 1 so 1 also 1 there 1"
    ),
    personal=listed(
        "i you we me my us our your it's i'm i've i'd i'll you're you've we're we've we'll don't"
    ),
    dangling=listed("""
        a an and are as at because but by for from if in into is my of on or our so than that the their this to was we
        which who with would you your i it's i'm we're
        """),
    asking=listed("""
        summarize summarise summary describe explain explained elaborate elaborated discuss discussed discusses discussing discussion
        discussions talk talked talking talks meeting group team member members participant participants mate
        mates everyone everybody think thinks thought thoughts say says said mention mentioned mentioning opinion opinions view views
        perspective idea ideas suggest suggested suggestion suggestions introduce introduced propose proposed agree
        agreed disagree disagreed decide decided decision decisions conclude concluded conclusion recommend recommended
        feel felt believe believed attitude attitudes please give regarding according concerning term terms towards toward reason
        reasons comment comments commented respond responded response present presented presenting presentation
        presentations main mainly particular forward put whole entire overall general final tell happened happen
        """),
    plain=listed("""
        able actual add again ago already always another around ask away back bad been bring call case certain change come
        comes coming cool course day days different done easy end enough even ever exactly example far feel find fine first
        five four give given gives good great guy hand happen hard hear help hope hundred idea important interested
        interesting keep kinds last later least leave left line little long look looked looking looks made make makes making
        matter mention mentioned much name need needs never new next nice number obviously part people person place plus
        point possible pretty probably problem put question quite read real reason remember run second see seem seems sense
        set show side small somebody someone somewhere start started still stop sure take taken takes talk ten tell
        thank thanks thousand three time times today together told tomorrow took totally towards tried true try trying turn
        twenty two use used using usually want wanted wants way ways week weeks went without wonder word words work works
        worked working worry would year years yesterday yet
        """),
    asides=listed("when while during"),
    broad=re.compile(
        r"^\W*(?:please |can you |could you )?(?:summari[sz]e|describe|recap|give)\b"
        r"|\b(?:everyone|everybody|they|group|team|meeting) (?:discuss|talk|say|think)",
        re.IGNORECASE,
    ),
    decision=re.compile(
        r"\bwe(?:'ve| have)? (?:all )?(?:just )?(?:decided|agreed|settled on|concluded|chose|opted)\b"
        r"|\b(?:it is|it's|that is|that's|is|are|so) (?:decided|agreed|settled|approved)\b"
        r"|\b(?:the|our) (?:final )?decision (?:is|was|would be|will be)\b"
        r"|\b(?:decision|motion) (?:made|carried|approved)\b"
        r"|\blet's (?:go|stick|stay) with\b|\bwe(?:'ll| will| are going to|'re going to) (?:go|stick|stay) with\b"
        r"|\bwe are (?:all )?agreed\b|\bwe're (?:all )?agreed\b",
        re.IGNORECASE,
    ),
    promise=re.compile(
        rf"\bI(?:'ll| will| shall|'m going to| am going to|'m gonna) (?:also |then |just |try to |try and |definitely )*{_TASK}\b"
        r"|\b(?:action item|action point)s? (?:for|on) me\b|\bleave (?:it|that) (?:to|with) me\b",
        re.IGNORECASE,
    ),
    request=re.compile(
        rf"(?:\b(?P<name>[A-Z]\w+)\s*,\s*)?\b(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill) you (?:please |also |maybe |just )*{_TASK}\b"
        rf"|(?:\b(?P<addressed>[A-Z]\w+)\s*,\s*)?\b[Pp]lease {_TASK}\b"
        r"|\b[Aa]ction (?:item|point)s? (?:for|on|is)\b"
        rf"|\b(?!(?:Th|It|We|You|He|She|Who|That|Every|Some|Any|No)\w*\b|I\b)(?P<named>[A-Z]\w+) (?:will|is going to|is to) {_TASK}\b",
        # A name is told from other words by its capital.
    ),
    unsettled=re.compile(
        r"\b(?:have|did|should|shall) we (?:\w+ ){0,2}(?:decided?|agreed?|go with)\b|\bwe (?:haven't|have not|hadn't)\b"
        r"|\bif (?:we|I|you|he|she|they|there|that)\b|\bwhat (?:we|you|they|I)(?:'ve| have)? (?:decided|agreed)\b|\b(?:not|never|hasn't been|haven't|isn't|wasn't) (?:yet )?(?:decided|agreed|settled)\b"
        r"|\bI(?:'ll| will) (?:see|think about)\b|\bwhat (?:have|did) we\b",
        re.IGNORECASE,
    ),
    due=re.compile(
        rf"\b(?:by |on |before |until |due )?(?:the )?(?:(?:next|this|coming) )?"
        rf"(?:{_DAY}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH})"
        rf"(?: (?:morning|afternoon|evening|night))?\b"
        rf"|\b(?:by |before |in )?(?:the end of (?:the|this|next) {_SPAN}|next {_SPAN}|this (?:week|month|quarter))\b"
        r"|\b(?:by )?(?:tomorrow|tonight|end of day|today)(?: (?:morning|afternoon|evening|night))?\b",
        re.IGNORECASE,
    ),
)
