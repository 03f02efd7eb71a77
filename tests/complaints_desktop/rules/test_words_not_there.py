"""Sentences about words that are not there say nothing, however many they are; what happened says something."""

from complaints_desktop.letters.staying import no_answer
from complaints_desktop.rules.content import left_over, says_nothing

NOT_THERE = """
Not applicable in this instance.|Reasons to follow from the team.|Awaiting John to supply the wording.
[ ] to be drafted by legal|No apology is due here.|N/A on this occasion|Not applicable to this complaint
None in these circumstances.|Nothing further to add at this time.|I have nothing to add.|There is nothing more to say.
Nothing to report.|Details to come.|Details will be supplied by the surveyor.|Wording to be agreed with legal.
Legal to draft.|Legal team to provide wording.|Waiting for Sarah to send the text.
Waiting on the repairs team for details.|Will complete this later.|I will fill this in tomorrow.
To be completed once the manager has approved.|To be written up.|Someone please fill this in.
Need to finish this section.|Please ask Dave for the reasons.|Ask the team leader what to put.
Not sure what to put here.|Don't know what goes here.|Same reasons as the other point.|As per the previous letter.
As stated in our earlier letter.|See my email to the team.|Please see the notes on the system for reasons.
Refer to the surveyor's report for reasons.|Copy and paste from the last letter.|Standard apology.
Standard wording applies.|Usual apology here.|Use the standard paragraph.|Apology to go here.|Insert apology
Apology not required.|We do not apologise.|We have nothing to apologise for.|There is nothing to be sorry for.
An apology is not necessary in this case.|No apology needed.|No comment.|No further comment to make.
No explanation is required.|Reasons are self-explanatory.|Reasons as set out above.
The reasons are as we discussed on the phone.|For the reasons already given.|For obvious reasons.|Various reasons.
It was decided.|We decided not to.|Because we say so.|It is our decision.
This field is required so I am typing something.|xxx to be confirmed by John xxx|Draft - to be checked.|DRAFT
(to be added)|Text to be supplied.|Reasons will follow.|Apology to be added by the manager.|Need wording from legal.
Surveyor to write this up.|Manager will fill in.|Please insert apology.|N/a for this one
Not applicable as no fault was found by anyone|No apology is called for.|We see no need to apologise.
We will not be apologising.|I am still waiting for the wording from John.|John has the wording.
Team to confirm reasons.|Text awaited from comms.|Legal is drafting this.|Left blank on purpose.|Intentionally blank
This has been left empty.|Nothing to apologise for here|As agreed with the team.|Reasons are on the system.
Reasons are in the file.
"""

SAID = """
As agreed with them by phone
The log shows one alone.|It happened just once.|That is her job title.|The resident uses this word.
It is the name of the report.|He asked us to say so.|The sum was on her receipt.|It is her rent, no offer.
The bill shows this amount.|She paid this herself.|No access was given twice.|Nobody answered the door.
The boiler failed again.|We came too late.|No visit was booked.|The team lost the form.|We decided on the photographs.
Legal advice was sought in May.|The surveyor supplied the report.|Details of the visit were wrong.
We gave no reason then.|Not our pipe.|No leak was found.|There was no damp.|Nothing was wrong with the boiler.
We are sorry for the delay.|We apologise for the missed visit.|Sorry that nobody phoned.|We apologise: we never came.
An apology was made by phone.|We did not apologise at the time, and we are sorry.|Staff are trained on call-backs now.
Calls are logged from now on.|A second officer checks each order.|Your name is on the list.|The council owns the wall.
It belongs to the freeholder.|The lease says we mend it.|Section 11 of the Landlord and Tenant Act 1985
Our repairs policy, section 4|Repairs policy 4.2|The surveyor's report of 3 May|Photographs of 3 March
Awaiting the surveyor's report|The scaffold is needed first.|The parts are on order.|Ordered, and due on 3 May.
You were away that week.|You asked us to wait.|You chose another day.|Storm damage came first.|Phone lines were down.
The key did not fit.|The alarm test failed.|The first repair did not hold.|Two orders were mixed up.
The case file was lost.|The record does not say who came.|Not recorded by the contractor, so we believe you.
The date was agreed with you.|We had agreed this with you.|It is a quotation.|It is what the law calls it.
The words are those of the tribunal.|The date is in her own letter.|It was said on the phone on 3 May.
Our contractor's name is Formal Ltd.|No information was given to you.|No explanation was given at the time.
No letter was sent.|No update was given for six weeks.|Letter sent by recorded post.
The details were given to the wrong person.|Details we gave you were wrong.|Check the heating system.
Ask the surveyor about the damp.|Speak to the contractor about the hours.|See that the records are kept.
See to the heating.|Waiting for the scaffold|Awaiting approval by the council|Contractor to provide a heater
To be mended by the contractor|Nothing in the loft worked.|None in stock|Nothing on the roof was mended.
Your complaint|The complaint form|The reasons given were not true.|The reasons for the delay were not recorded.
An apology is due, and we give it here.|We apologise for this.|We did not give reasons in our letter of May.
It was decided without you.|We chose this contractor without asking you.|We wrote to you twice.
We will write to every resident.|We will complete the work in May.|We add a check of each visit.
The usual contractor was away.|The same officer calls you.|The draft report was lost.|No one was sent.
No comments were asked of you.|The section on damp was out of date.|Our repairs policy|As in our repairs policy
The box on the form was not ticked.|Text messages|The words used were rude.|The paragraph on damp is new.
The explanation was poor.|Add a vent to the bathroom|Write to the freeholder|Insert a new seal
The tribunal calls it that|That is her rent|It quotes the resident|It is from her own email|It is the surveyor's title
He is called that|The date is the contractor's|It is the name of a form|She chose the word herself
The bill of May says so|It was the storm|Her doctor wrote it|The lease uses this word|The sum is on the invoice
The court ordered it|We checked the log, there was one
"""

STAYS = """
because it must stay|Because it has to stay.|it needs to stay in|It must be there.|It should stay as it is.
leave it as it is|Please leave it in.|I want it to stay|I would like it to stay.|it is fine as it is
This is fine here.|This is correct.|It is right as written.|The wording is fine.|the words are ok here
I think it is fine.|I believe that this is correct.|my manager said so|Manager is happy with this.
Approved by my manager.|The team agreed it.|no need to change|No change is needed here.|there is nothing wrong with it
It is not wrong.|It does not matter.|Because I say so.|because it stays in the letter|We always write this.
it is standard wording|This is our usual wording.|It is how we write it.|keep it in please|It is acceptable.
It is appropriate here.|It is intended.|This is intentional.|It is deliberate wording
The sentence has to be in the letter.|It is necessary.|It is what I meant to write.|just let it go|ignore this warning
not relevant to this warning|the check is wrong|False positive here|because we need it|It needs to be said.
This has to be said here.|I have checked it and it is right.|It was checked by the team leader|Nothing is wrong here.
It is meant that way.|This is how it should be.|I know what I am doing.|We want this in the letter.|it's OK, trust me
Leave this sentence alone.
"""


def phrases(text: str) -> list[str]:
    return [each.strip() for line in text.strip().split("\n") for each in line.split("|")]


def test_who_is_to_write_it_where_it_stands_and_that_none_is_due_says_nothing():
    assert len(set(phrases(NOT_THERE))) > 60
    assert [each for each in phrases(NOT_THERE) if not says_nothing(each) and not left_over(each)] == []


def test_a_short_true_answer_says_something():
    assert len(set(phrases(SAID))) > 100
    assert [each for each in phrases(SAID) if says_nothing(each) or left_over(each)] == []


def test_one_sentence_that_says_something_is_enough():
    assert not says_nothing("Reasons to follow. The pump failed on 3 May.")
    assert says_nothing("Reasons to follow. No apology is due.")


def test_that_it_must_stay_is_no_reason_why_it_stays():
    assert len(set(phrases(STAYS))) > 50
    assert [each for each in phrases(STAYS) if not no_answer(each)] == []
    short = ("See that the records are kept.", "The reasons given were not true.")  # of other questions
    why = [each for each in phrases(SAID) if len(each.split()) > 2 and each not in short]
    assert [each for each in why if no_answer(each)] == []
