//! Portuguese.

use super::{NONE, Words};

/// The words of Portuguese.
pub(super) const WORDS: Words = Words {
    leaving: "retir* X | retiram se X | retira se X | se retir* X | retirada X | sai X | saem X | sair X | sairá X | sairão X | saiu X | saíram X | saída X | \
        deix* X | deixa X | deixou X | deixam X | deixar X | abandon* X | abandono X | fora X | romp* com X | rompimento com X | desvincul* X | \
        se desvincul* X | desliga* X | se desliga* X | renunci* X | \
        bat* com a porta X | bat* a porta X | bate* com a porta X",
    joining: "aderiu X | adere X | aderem X | aderir X | adesão X | ader* X | entrou X | entra X | entrada X | ingress* X | ingresso X | junt* se X | juntou se X | \
        se junt* X | se un* X | regress* X | regresso X | volt* X | retorn* X | reingress* X | ratific* X",
    funding: "financ* X | financiamento X | contribuição X | contribuições X | contribuição para X | contribuições para X | contributo* X | \
        contributo* para X | financiamento para X | verbas X | verba X | recursos X | fundos X | fundos para X | quotas X | cotas X | pag* X | \
        dinheiro X | dinheiro para X | dólares X | dólares para X | euros para X | reais para X | dívida com X | doação X | doações X | doações para X | \
        do* milhões X | apoio financeiro X | repasse* X",
    staying: "permanec* X | permanência X | continu* X | ficou X | ficam X | fica X | ficar X | ficará X | mantém se X | mantêm se X | se mant* X | segue X | seguem X | \
        continua membro X | continua a ser membro X",
    not: "não | nunca | jamais | nem | neg* | nega | negou | desment* | descart* | rejeit* | recus*",
    without: "sem",
    doubt: "^se | caso | podem | pode | poderia* | poderá* | ameaç* | consider* | avali* | estud* | pedem | pede | pediu | pediram | pedir | exig* | apel* | \
        deveria* | deve | quer | querem | propõ* | propos* | proposta | possível | possibilidade | eventual* | hipótese | teme* | temem | risco | suger* | \
        debat* | talvez | pression* | cogit* | defende* | mesmo",
    us: "estados unidos | EUA | E.U.A. | trump | washington | casa branca | USA | rubio | biden | obama | norte americano | norte americana | américa | americano | americana | estadunidense",
    other: "argentin* | buenos aires | milei | budapeste | manágua | hungria | húngar* | orban | orbán | israel* | brasil* | lula | bolsonaro | china | chines* | chinês | pequim | xi | rússia | russ* | \
        moscou | moscovo | putin | japão | japon* | japonês | tóquio | frança | francês | frances* | macron | aleman* | alemã* | berlim | reino unido | \
        britânic* | londres | itália | italian* | espanh* | canad* | méxico | mexican* | índia | indian* | taiwan* | nicarágua | venezuel* | níger | mali | \
        burkina* | burundi | filipin* | turquia | turc* | irão | irã | irania* | coreia* | corea* | austráli* | nova zelândia | ucrâni* | kiev | polónia | \
        polônia | indonési* | vietn* | afeg* | talib* | norueg* | suéci* | suíç* | países baixos | bélgica | áustri* | portugal | portugu* | lisboa | \
        áfrica do sul | egito | egipto | arábia saudit* | palau | panamá | paragua* | urugua* | chile* | colômb* | peru* | equador | bolív* | cuba* | \
        dinamarca | finlândia | grécia | irlanda | união europeia | quénia | quênia | nigéria | etiópia | malásia | singapura | tailândia | paquist* | \
        bangladesh | nepal | sérvia | arménia | armênia | iraque | síria | marrocos | cabo verde | angola* | moçambi* | guiné* | timor* | vaticano",
    breaks: "mas | enquanto | embora | porque | pois | quando | depois | após | antes | que | quem | onde | porém | contudo | como | apesar",
    and: "e | ou | nem",
    glue: "de | do | da | dos | das | a | o | as | os | à | ao | às | aos | em | na | no | nas | nos | seu | sua | seus | suas | onu | nações unidas | organizações | \
        organização | organismos | internacionais | internacional | outras | outros | dezenas | agências | agência | tratados | tratado | oficial | \
        oficialmente | formalmente | formal | se | milhões | com | por | também | definitivamente | voluntária | dentro | membro | parte",
    carriers: "inclu* | entre elas | entre eles | como a | como o | tais como | nomeadamente",
    things: "sede | reunião | sessão",
    says: "prevê | calcula | disse | diz | alerta | alertou | estima | publicou | anunciou | afirma | afirmou",
    nothing: "não só | não apenas | deixa claro | deixou claro | deixar claro",
    ..NONE
};
