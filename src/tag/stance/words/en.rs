//! English.

use super::{NONE, Words};

/// The words of English.
pub(super) const WORDS: Words = Words {
    leaving: "withdr* from … X | withdr* X | pull* out of … X | pull* out X | pull* X | quit X | quits X | quitting X | \
        leave X | leaves X | leaving X | left X | exit X | exits X | exiting X | exited X | exit from … X | abandon* X | \
        ditch* X | dump* X | departure from … X | depart* from X | retreat* from … X | out of X | walk* away from X | \
        walk* out on X | sever* ties with X | cut* ties with X | break* with X | broke with X | turn* its back on X | \
        end* membership in X | end* its membership in X | end* its membership of X | no longer a member of X | \
        no longer be a member of X | no longer part of X | end* participation in X | end* its participation in X | end* US participation in X | end* american participation in X | disengag* from X | X withdrawal | X exit | X pullout | \
        X pull out | X departure",
    joining: "join X | joins X | joined X | joining X | rejoin* X | re join* X | return* to X | accession to … X | \
        acced* to X | entry into X | re entry into X | became a member of X | become* a member of X | ratif* X | X accession",
    funding: "fund X | funding for … X | funding to … X | funding of X | funding from X | money for … X | money to … X | \
        financ* X | contribution* to … X | dues to … X | arrears to X | pay X | pays X | paid X | paying X | pay for X | pays for X | paid for X | paying for X | owes X | owe X | \
        defund* X | aid to X | aid for X | payment* to … X | million to X | million for X | millions to X | billion to X | \
        dollars to X | dollars for X | euros to X | euros for X | pounds to X | funds to X | funds for X | funds from X | \
        donat* to X | donation* to X | grant to X | grants to X | X funding | X dues | X contributions",
    staying: "stay* in … X | stay* with X | stay* inside X | stay* a member of X | remain* in … X | remain* a member of … X | remain* a full member of X | \
        remain* part of … X | remain* inside X | remain* within X | still a member of … X | still in X | \
        keep* its seat in X | keep* its seat on X | keep* its seat at X | rather than leave X | instead of leaving X | \
        rather than quit X | instead of quitting X",
    not: "not | never | won't | wouldn't | doesn't | don't | didn't | isn't | aren't | hasn't | haven't | cannot | can't | \
        no plan* | no intention | no longer | denie* | deny | denying | denie* that | deny that | not true that | \
        untrue that | false that | rule* out | refus* | stop* short of | halt* its | halt* the | revers* its | revers* the | \
        cancel* its | cancel* the | scrap* its | scrap* plans | shelv* plans | drop* plans | against",
    without: "without",
    doubt: "if | whether | could | might | may | should | consider* | threat* | mull* | weigh* | urge* | urging | call* for | \
        call* on | demand* | want* | propos* | pressur* | debat* | possib* | potential* | unclear | would have | unless | \
        push* for | ask* | speculat* | rumour* | rumor* | petition* | bill to | fear* | risk* | hint* | suggest* | perhaps | \
        in case | were to | would be | wish* | warn* against | tempt* | likely | unlikely | satire",
    us: "US | U.S. | USA | U.S.A. | united states | america | trump | washington | white house | rubio | biden | obama | \
        state department | congress | american (withdr*) | american (exit*) | american (departure) | american (funding) | \
        american (money) | american (contribution*) | american (dues) | american (government) | american (president) | \
        american (administration) | americans",
    other: "argentin* | buenos aires | milei | budapest | hungar* | orban | orbán | israel* | netanyahu | brazil* | lula | china | chinese | beijing | xi | \
        russia* | moscow | putin | japan* | tokyo | france | french | paris | macron | german* | berlin | merz | britain | \
        british | UK | united kingdom | london | italy | italian | rome | meloni | spain | spanish | canad* | ottawa | mexic* | \
        india | india's | new delhi | delhi | taiwan* | nicaragua* | ortega | venezuela* | maduro | niger | mali | burkina faso | \
        burundi | philippin* | duterte | turk* | ankara | iran* | tehran | korea* | seoul | pyongyang | australia* | canberra | \
        new zealand | ukrain* | kyiv | poland | polish | indonesia* | jakarta | vietnam* | afghan* | taliban | norw* | sweden | \
        swedish | switzerland | swiss | netherlands | dutch | belgium | belgian | austria* | portug* | south africa* | egypt* | \
        saudi* | palau | panam* | paragua* | urugua* | chile* | colombia* | peru* | ecuador* | bolivia* | cuba* | haiti* | \
        denmark | danish | finland | finnish | greece | greek | ireland | irish | iceland* | european union | EU | kenya* | \
        nigeria* | ethiopia* | ghana* | gambia* | malaysia* | singapore* | thailand | thai | pakistan* | bangladesh* | nepal* | \
        sri lanka* | myanmar | cambodia* | mongolia* | kazakh* | serbia* | armenia* | azerbaijan* | iraq* | syria* | qatar* | \
        morocc* | tunisia* | algeria* | rwanda* | uganda* | tanzania* | sudan* | libya* | vatican",
    breaks: "but | while | whereas | although | though | because | since | when | after | before | as | that | which | who | \
        whose | where | until | despite | however | meanwhile | yet | then | once",
    and: "and | or | nor | &",
    glue: "the | a | an | its | their | his | her | our | of | from | in | un | u.n. | united nations | international | global | \
        world | other | major | key | landmark | top | so called | dozens | scores | both | all | organization* | \
        organisation* | bodies | agencies | agency | body | institutions | groups | treaty | treaties | pact | climate | health | \
        trade | culture | cultural | science | s | even | also | as well as | formally | officially",
    carriers: "including | such as | among them | namely | like",
    things: "headquarter* | building* | meeting* | session* | office* | hall | summit* | conference* | job | jobs | post | \
        posts | talks | chief* | head | heads | director* | official* | staff | report* | assessment* | study | studies | \
        chair* | delegate* | room | list | website | site | sites | world heritage | heritage | campus | programme* | program* | \
        spokes* | data | expert* | scientist* | position* | negotiat* | workshop* | project* | reeling | scrambling | short | \
        facing | with a | with an | with no | struggling | vulnerable | process | event*",
    says: "said | says | say | warned | warns | warn | estimate* | expect* | reckon* | predict* | told | added | noted | \
        called | calls | announced | published | launched | found | forecast*",
    nothing: "not only | not just | in may | may 2025 | may 2026 | last may | since may | washington post | washington state | \
        george washington | US dollar* | US based | US backed | US scientist* | US univers* | US compan* | US senator* | \
        US lawmaker* | US expert* | US citizen* | US dollars | out of work | left wing | left behind | as a whole",
    ..NONE
};
