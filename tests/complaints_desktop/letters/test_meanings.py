"""What a sentence means is found in whatever words: a hundred ways that no list has, and as many innocent ones."""

from datetime import date

from complaints_desktop.desk.register import shipped
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.example import columns
from complaints_desktop.letters.meanings import MEANINGS
from complaints_desktop.letters.paths import Sort, printed
from complaints_desktop.letters.plain_words import Ban
from complaints_desktop.rules.content import as_read
from complaints_desktop.rules.register import LETTER_WORDS
from tests.complaints_desktop.letters.sample import BANS
from tests.complaints_desktop.letters.test_phrases import phrases, stopped

FORBIDDEN = """
Please give us a chance to put this right prior to approaching the Ombudsman.|Your MP must sign your referral.
Stage 2 is only available where you can show that we made an error.|Stage 2 is open for 20 working days.
The compensation is conditional on you signing the form.|The offer is withdrawn if you escalate.
After stage 2 you can ask our board to look again.|Your right to stage 2 ends on 28 December.
A stage 2 review may not be granted.|We need new facts to take this to stage 2.|This is in full & final settlement.
Please wait 8 wks before going to HOS.|Level 3 is our appeals board.|It will not be recorded as a complaint.
There is no point in ringing the Ombudsman yet.|Escalation is at our discretion.
You can only ask the Ombudsman once you have our last letter.
You have until the end of the month to contact the Ombudsman.
We advise against contacting the Ombudsman while this is open.
Contacting the Ombudsman now would delay your complaint.|No tenant may approach the Ombudsman before our final answer.
The Ombudsman is only for complaints that are finished.|You won't be able to involve the Ombudsman until June.
You have ten working days to ask us for stage 2, after which the case is closed.
Ask for stage 2 by 20 May or lose the right.|Unless I hear from you, I will close this.
We will take it that you are satisfied if you do not reply.|The panel of councillors decides on 4 May.
A hearing panel considers stage 2 complaints.|Banking this payment draws a line under your complaint.
On receipt of the money the complaint is withdrawn.|This payment is full and final.
You accept this in settlement of the matter.|There is no further stage after this letter.
You have no right of appeal against this.
You have 6 months to go to the Ombudsman.
You must ask for stage 2 within 20 working days or we will close your complaint.
The Ombudsman only gets involved once our process is over.|A panel of tenants will hear your case.
Cashing the cheque settles the matter.|You've got six months from today to take this to the Housing Ombudsman.
If you want to go to the Ombudsman, do it within three months.
Any approach to the Ombudsman has to be made by the end of June.
The deadline for contacting the Ombudsman is 8 weeks from this letter.
Complaints to the Ombudsman must be made within 28 days.|The Ombudsman does not accept cases older than six months.
The Ombudsman won't look at your complaint until stage 2 is finished.
The Ombudsman isn't able to help while we are still looking into it.
You shouldn't approach the Ombudsman at this stage.|It is too early to involve the Ombudsman.
There is no point in contacting the Ombudsman yet.
The Ombudsman can be contacted only when you have had our final answer.
Not until stage 2 is complete can the Ombudsman be approached.
Going to the Ombudsman is not open to you unless you have been through stage 2.
The Housing Ombudsman expects you to finish our process first.
You need our final response to be able to use the Ombudsman.|You have to go through stage 2 before the Ombudsman.
Please do not write to the Ombudsman while we investigate.
First complete our two stages, then you may refer it to the Ombudsman.
The right to go to the Ombudsman ends after six months.
You lose the right to go to the Ombudsman if you don't act within a year and a half.
The Ombudsman is not an option for you.|We ask you to hold off contacting the Ombudsman.
Once our procedure is completed you can approach the Ombudsman.|A referral to the Ombudsman is premature.
If we do not hear from you within 10 working days, we will close the complaint.
Unless you reply by Friday your complaint will be closed.
Requests for stage 2 have to reach us within twenty working days.|You have 20 working days in which to escalate.
You may ask for a review within 4 weeks; after that we will not look at it.
Stage 2 requests received after 28 days will be refused.
We can't accept a stage 2 request that comes later than 20 working days.|Your right to stage 2 expires on 1 May 2026.
If no request for stage 2 comes in a month, the case is closed for good.
You must escalate no later than ten working days after this letter.
The complaint will be shut if you haven't asked for stage 2 by then.|Your case will go before a tenant panel.
A residents' panel hears complaints at stage 2.|Three residents and a board member will sit as a panel and decide.
Our complaints panel meets on the first Monday.|The review panel will decide at stage 2.
A panel made up of tenants looks at the decision.|The matter is put to the customer panel.
By banking this cheque you agree that the complaint is settled.|Accepting the money brings your complaint to an end.
If you cash it, that is the end of the matter.|Payment is in full settlement of your complaint.
By accepting this you agree to take no further action.
The offer is made on the understanding that you will not pursue the complaint.
Taking the payment means you give up your right to go to the Ombudsman.
Once you bank it we consider the matter closed.|We will only pay this if you do not go to the Ombudsman.
This is a once and for all payment, and you can make no more claims.|Sign below to accept this as final settlement.
No more complaints about this will be accepted after payment.|You cannot challenge this decision any further.
After half a year the Ombudsman is closed to you.|The window for the Ombudsman is three months.
Remember that the Ombudsman has a three-month cut-off.|You can go to the Ombudsman, but not yet.
It is only after stage 2 that the Ombudsman comes in.
Before turning to the Ombudsman you are expected to give us the chance to respond.
The Ombudsman would just send you back to us.|You should let us finish before you involve the Housing Ombudsman.
Tenants are not permitted to complain to the Ombudsman during our investigation.
Access to the Ombudsman starts when stage 2 ends.
Please wait for our final response before approaching the Housing Ombudsman Service.
You're only allowed to take it to the Ombudsman with a final response letter.
Until both stages are complete, the Ombudsman can't be asked.|Ombudsman referrals need a final response from us.
It isn't possible to contact the Ombudsman at stage 1.|Don't bother the Ombudsman with this.
Should you not escalate within 20 working days, your complaint will be closed.
Escalation requests must be made in 20 working days.|Stage 2 has to be requested by 1 May 2026 at the latest.
Beyond that date no stage 2 request can be considered.|If you fail to respond, we shall treat the complaint as closed.
We shall close the case should we not hear from you by Monday.
No answer from you by Friday means that the complaint is closed.|Late requests for stage 2 will not be considered.
You forfeit stage 2 if you leave it longer than four weeks.|A group of tenants sitting as a panel decides.
You will be invited to a hearing before our panel.|At stage 2 the complaint is heard by a three-person panel.
An appeal panel of board members considers your case.|When you pay in the cheque the complaint ends.
Accept this and the complaint is over.|By signing you accept that nothing more can be claimed.
The cheque is sent as final settlement of all your claims.|Acceptance of this offer concludes your complaint.
We offer £50 if you agree to let the matter rest.|In accepting the payment you confirm that the complaint is resolved.
If the payment is accepted, you will have no further recourse.|There's nothing further you can do about this decision.
Our decision is final and there is no appeal.|You have no further right to complain.
You can go to the Ombudsman at any time after stage 2.
The Ombudsman will be available to you when our procedure has ended.
We would rather you did not involve the Ombudsman.
The Ombudsman is the last resort, to be used after our final response.|You have 90 days for the Ombudsman.
Your complaint must have been through both stages for the Ombudsman to look at it.
The Ombudsman doesn't deal with complaints like yours.|Your case is not one for the Ombudsman.
You need a letter from us to be able to go to the Ombudsman.|Stage 2 must be asked for by the end of the month.
We only accept requests for stage 2 made within a month.|If we hear nothing, the complaint is closed.
No reply within seven days and we close your case.|A residents' committee will decide your complaint.
Members of our tenant scrutiny panel will look at your case.|Cash the cheque and the complaint is finished.
The payment is made on the basis that the complaint ends.|In return for the money you drop your complaint.
That is the end of the road for your complaint.
"""

INNOCENT = """
Our officer told you that you could not contact the Ombudsman until stage 2.
We could not take this further until the surveyor reported.|You wrote that you did not want to go to the Ombudsman.
You were unable to sleep, and the Ombudsman has found the same in our other cases.
You can contact the Ombudsman now or later.|We told the Ombudsman that the work is not finished.
The Ombudsman can be reached by phone.|It is your choice whether you contact the Ombudsman.
The Ombudsman decided on 3 May, and we have until 31 May to do what it ordered.
We learned from the Ombudsman's decision that letters must not be late.|You will have our answer at stage 2 by 4 May.
You asked for stage 2, and it was not passed on until 4 May.|If you want stage 2, tell us in any way you like.
We have not closed anything.|I will close the window vents on Friday.|The committee room was flooded.
The panel in your kitchen will be fitted on 4 May.|The board approved new rules for contractors.
We sent the compensation on 4 May, and your complaint goes on.|The bank returned the payment, and we sent it again.
We accept that our first answer was wrong in its end.|The final bill is not yours to pay.|There is no further leak.
You have the right to see what we hold about you.
We are not going to look into your complaint because of behaviour that we cannot accept.
You can go to the Ombudsman at any time.|You have 12 months from our final answer to ask the Ombudsman to investigate.
You have twelve months from our stage 2 answer to go to the Ombudsman.|The Ombudsman is free and does not take sides.
The Ombudsman asked us for evidence on 3 March.|The Ombudsman wrote to us six months ago.
In its decision of May 2025 the Ombudsman found that we were too slow.
You told us that you had been to the Ombudsman within a week.
You do not have to wait for our answer before you go to the Ombudsman.
You do not need to finish our process first to speak to the Ombudsman.
The Ombudsman can help you while we are still looking into it.|It is never too early to contact the Ombudsman.
We sent the Ombudsman our file within 10 working days.|The Ombudsman ordered us to pay within 4 weeks.
We must do what the Ombudsman orders within four weeks.|Nothing stops you from going to the Ombudsman.
You can ask the Ombudsman for advice, also before stage 2 is over.
Our delay of 6 months was criticised by the Ombudsman.
We follow the Ombudsman's Code, which gives us 10 working days to answer.|You can ask for stage 2 at any time.
There is no deadline for asking for stage 2.
If you ask for stage 2, we answer within 20 working days of our acknowledgement.
We will acknowledge your request for stage 2 within 5 working days.
We aim to answer at stage 2 within 20 working days.|You asked for stage 2 within two days of our letter.
Please tell us by 12 May if you can, so that we can plan; after that we still look at it.
We did not reply within 10 working days.|If the contractor does not come within 3 days, phone me.
We closed the repair order on 5 March by mistake.|Your complaint stays open until the work is done.
Unless it rains, the roofer comes on Monday 4 May.|The solar panel on the roof was replaced.
The bath panel was broken when we came.|The panel heater in the hall does not work.
The control panel of the lift failed twice.|We replaced a fence panel and two posts.
Residents told us that the door panel was loose.|The tenant of the flat above reported the access panel missing.
The tenants' association met on 3 March.|Our panel of contractors did not have a roofer.
The legal panel firm sent the letter late.|We sent the cheque on 3 March and you cashed it on 9 March.
The cheque was not cashed.|Taking the money does not end your complaint.
You can cash the cheque and still go to stage 2.|You can accept the money and still go to the Ombudsman.
Accepting this payment changes none of your rights.|You do not have to give up anything to have it.
We settled the contractor's bill in May.|The house has settled by 3 mm.
The matter was settled with your neighbour in 2024.|We ended the contract with the plumber.
The complaint about the plumber was closed in error.|We agreed with you that the work ends on Friday.
We will not close your complaint.|We close no complaint while work is still to do.
You told us that you would take it further.|The first stage of the work is complete.
The review found three missed visits.|We meet every Friday to review the work.
The deadline for the contractor is 4 weeks from today.|You must not use the boiler until it has been checked.
Please do not go up to the loft while the work goes on.|The right to buy is dealt with by another team.
The surveyor could not see the leak until the panel under the bath was taken off.
We closed your repair on 3 March although the work was not finished.
We are sorry that our officer told you the matter was closed.|We did not answer within the time the Code gives us.
We must answer you within 10 working days.|The contractor did not go to your home within 5 days.
You asked us to go to stage 2 on 3 March, and we did not acknowledge it within 5 working days.
We first looked at your complaint at stage 1 on 3 March.
Your complaint was not decided within 20 working days, and nobody told you why.
We did not tell you about the Ombudsman in our first answer, and we should have.
Our letter of 3 March left out how to reach the Ombudsman.
We should have told you at once that you can go to the Ombudsman.
The Ombudsman's remedies guidance suggests between £100 and £600.
The Ombudsman has found in other cases that six weeks is too long.
The Ombudsman's spotlight report says that landlords must not wait until damp is severe.
You contacted the Ombudsman on 3 March because we had not answered.
The Ombudsman told us on 4 March that it had not heard from us.|We had not replied to the Ombudsman by 5 May.
We offered you £50 on 3 March, and you did not accept it.
You did not accept our offer of 3 March, and that is your right.
The offer stands, whether or not you take the complaint further.|We paid the contractor's final bill on 4 May.
The final coat of paint was put on in May.|The final visit is on Friday 8 May.
We will pay the money into your account by 5 May.|You can use the money as you like.
The payment was late because the case was not passed on.|The matter was passed to our legal team on 3 March.
The tribunal settled the service charge in 2023.|The claim for your carpet goes to our insurer.
Your claim was dropped by the insurer in error.|You withdrew point 3 on 6 March.
We took the case away from the contractor.|The officer closed the case without speaking to you.
The case was closed because nobody read your second letter.|The system closes a job if nobody answers the door.
Our contractor closes a job unless it is told otherwise.|If nobody is in, the contractor leaves a card.
We decided the matter on the photographs alone.|No more visits are needed: the damp is gone.
No further work is needed on the roof.|There is nothing more to repair in the kitchen.
We have changed our process so that no request for stage 2 is missed.
Officers must now pass every request for stage 2 on within one working day.
Every stage 2 request now goes to one mailbox, and must be logged the same day.
We had no record of your request for stage 2.|We only found your request for stage 2 on 12 May.
Our complaints team meets every Monday to look at cases that are late.
Our residents' panel helped us to rewrite this letter.|The panel of the boiler was cracked and had to be replaced.
A board member asked about your case in March.|The heating panel was looked at on 3 May.
Two customers told us of the same fault.|The cheque was sent to your old address, and we are sorry.
We asked you to sign for the keys.|The lift was shut down for 12 days.|Your tenancy does not end because of this.
You could not take the day off again.|You did not have to take this any further to be heard.
We cannot say who decided it.|The Ombudsman decided that there was maladministration in our handling of your repairs.
The Ombudsman gave us until 5 May to send the records.
We did not send the Ombudsman the records by 5 May, and we are sorry.
We first told you about the Ombudsman in our stage 2 answer.
The Ombudsman ordered us to apologise within four weeks, and this is that apology.
We told the Ombudsman on 3 May that the work was done.|The Ombudsman's decision was that we should have come sooner.
Nobody here told you that you can go to the Ombudsman.|We failed to say that you could contact the Ombudsman.
The Ombudsman asked why we had not answered within 10 working days.|You said that the Ombudsman had not answered you.
Our answer did not name the Ombudsman.|You went to the Ombudsman because our answer was late.
The Ombudsman found that the offer was not enough.
We paid the compensation the Ombudsman ordered and closed the action.
You did not ask for stage 2, and the complaint was closed in March.
You asked in May for stage 2, and nobody passed that on until June.|Please call within three days if the leak returns.
We accept that our offer was not enough.|We accept what you say about the visit, and uphold this point.
We have accepted your complaint, and the case is with Officer Two.|The sum in our first offer was wrong.
We take this matter seriously.|We are taking the case to the contractor's director, and will not let it rest.
You told us that the matter is not resolved.|The leak was resolved on 3 May, and we paid the contractor.
We consider the rights of all tenants on the landing.|The contractor must end the work by 4 May.
We have asked the caretaker to close the matter with you.|We should not have closed your case without asking you.
Nobody should have closed the complaint before you answered.|Your complaint stays open if we do not hear from you.
We go on with your complaint, whether or not you reply.
We did not take the complaint any further in March, and should have.|Nobody took this further.
We could not do the work again before May.|The surveyor cannot go up again without a scaffold.
"""


def test_a_limit_a_panel_or_a_settlement_is_found_in_whatever_words_it_is_put():
    assert len(set(phrases(FORBIDDEN))) > 100
    assert [each for each in phrases(FORBIDDEN) if not stopped(each)] == []


def test_what_is_true_of_the_ombudsman_of_stage_2_and_of_money_passes():
    assert len(set(phrases(INNOCENT))) > 100
    assert [each for each in phrases(INNOCENT) if stopped(each)] == []


def test_each_meaning_belongs_to_a_row_of_the_register():
    assert MEANINGS.keys() <= shipped().in_force(LETTER_WORDS, date(2026, 11, 29)).keys()


def test_no_line_of_our_own_letters_means_what_is_forbidden():
    own = {
        each.name
        for kind in letter_kinds()
        for each in printed(kind.body, columns())
        if each.sort is Sort.WORDS and stopped(each.name)
    }
    assert own == set()


def _row(name: str) -> Ban:
    (found,) = (each for each in BANS if each.meanings == MEANINGS[name])
    return found


def test_what_frees_ends_at_the_next_clause_and_covers_no_bar_that_follows():
    ban = _row("no-ombudsman")
    assert not ban.said(as_read("You do not have to wait for us to go to the Ombudsman."))
    assert ban.said(as_read("You do not have to like it, but you can't use the Ombudsman."))


def test_what_was_found_is_told_in_its_own_words():
    assert _row("panel-that-decides").said(as_read("Yes. A panel of tenants will hear your case.")) == (
        "panel of tenants will hear your"
    )
