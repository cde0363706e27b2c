//! Italian.

use super::{NONE, Words};

/// The words of Italian.
pub(super) const WORDS: Words = Words {
    leaving: "si ritir* X | ritir* X | ritiro X | ritirarsi X | esce X | escono X | uscir* X | uscire X | uscirà X | usciranno X | uscito X | usciti X | uscita X | \
        lasci* X | lascia X | lasciano X | lasciare X | lasciato X | lasceranno X | lascerà X | abbandon* X | abbandono X | addio X | fuori X | rompe con X | \
        sbatte la porta X | sfila X | si sfila X | disimpegn* X | volta le spalle X",
    joining: "ader* X | adesione X | aderito X | entra X | entrato X | ingresso X | si unisce X | unirsi X | rientr* X | rientro X | ritorn* X | ratific* X",
    funding: "finanzi* X | finanziamenti X | finanziamento X | contribut* X | contributi X | contributo X | fondi X | fondi per X | quote X | quota X | pag* X | \
        versa* X | dollari X | dollari per X | euro per X | milioni X | donazion* X | soldi X | debito con X | aiuti X",
    staying: "rest* X | resta X | restano X | resterà X | resteranno X | rimane X | rimangono X | rimarr* X | rimanere X | permane* X | restare X | \
        resta membro X | rimane membro X",
    not: "non | mai | né | nega | negano | ha negato | smentisc* | smentito | smentit* | esclud* | escluso | rifiut*",
    without: "senza",
    doubt: "se | potrebb* | può | possono | potrà | minacci* | valut* | consider* | chied* | chiest* | esort* | sollecit* | dovrebb* | vorrebb* | vuole | vogliono | \
        propo* | possibil* | eventual* | ipotesi | ipotizz* | tem* | rischi* | suggeri* | dibatt* | forse | davvero | invit* | preme | premono | pression*",
    us: "stati uniti | usa | trump | washington | casa bianca | america | rubio | biden | obama | americano | americana | statunitense",
    other: "argentin* | buenos aires | milei | budapest | ungheria | ungheres* | orban | orbán | israel* | brasil* | lula | cina | cines* | pechino | xi | russia | russ* | mosca | putin | \
        giappon* | tokyo | francia | frances* | macron | germania | tedesc* | berlino | regno unito | britannic* | londra | italia | italian* | roma | meloni | \
        spagn* | canad* | messic* | india | indian* | taiwan* | nicaragu* | venezuel* | niger | mali | burkina* | burundi | filippin* | turchia | turc* | iran* | \
        corea* | australi* | nuova zelanda | ucrain* | kiev | poloni* | polacc* | indonesi* | vietnam* | afghan* | taleban* | talib* | norveg* | sved* | svizzer* | \
        paesi bassi | olanda | belgio | austria* | portog* | sudafric* | egitto | saudit* | palau | panama | paragua* | urugua* | cile* | cilen* | colombi* | \
        perù | cuba* | danimarca | finland* | grecia | irland* | unione europea | kenya | nigeria* | etiopia | malaysia | singapore | thailandia | pakistan* | \
        serbia | armenia | iraq* | siria | marocco | vaticano",
    breaks: "ma | mentre | sebbene | perché | poiché | quando | dopo | prima | che | chi | dove | però | tuttavia | nonostante | come",
    and: "e | ed | o | né",
    glue: "di | del | della | dello | dell | dei | degli | delle | da | dal | dalla | dall | dallo | dai | dagli | dalle | a | al | alla | all | allo | ai | agli | \
        alle | il | lo | la | l | i | gli | le | in | nel | nella | nell | negli | nelle | su | suo | sua | suoi | onu | nazioni unite | organizzazioni | \
        organizzazione | organismi | internazionali | internazionale | altre | altri | decine | agenzie | agenzia | trattati | trattato | ufficiale | \
        ufficialmente | formalmente | anche | per | con | definitivamente | membro | parte | annunciato",
    carriers: "tra cui | fra cui | compres* | inclus* | come l | come la | come il",
    things: "sede | riunione | sala",
    says: "prevede | stima | dice | ha detto | avverte | pubblica | annuncia | calcola | tace",
    nothing: "non solo | non soltanto | lascia intendere",
    ..NONE
};
