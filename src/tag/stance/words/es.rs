//! Spanish.

use super::{NONE, Words};

/// The words of Spanish.
pub(super) const WORDS: Words = Words {
    leaving: "se retir* X | retir* X | retirada X | retiro X | retirarse X | sale X | salen X | salir X | saldrá* X | salió X | salieron X | salida X | \
        saca X | sacó X | sacar X | abandon* X | abandono X | dej* X | deja X | dejó X | dejan X | dejar X | se va X | se fue X | se van X | \
        irse X | marcha X | fuera X | romp* con X | ruptura con X | desvincul* X | se desvincul* X | renunci* X | da portazo X | da un portazo X | portazo X | \
        separ* X",
    joining: "se unió X | se une X | se unen X | unirse X | se sum* X | sumarse X | ingres* X | ingreso X | adhesión X | adhiri* X | se adhir* X | \
        se incorpor* X | incorporarse X | reincorpor* X | regres* X | regreso X | vuelve X | volvió X | volver X | entró X | entra X | reingres* X | ratific* X",
    funding: "financ* X | financiación X | financiamiento X | contribución X | contribuciones X | aporte* X | aportación X | aportaciones X | fondos X | \
        fondos para X | cuota* X | pagos X | pago X | pag* X | dinero X | dólares X | dólares para X | euros X | euros para X | deuda con X | donación X | \
        donaciones X | don* X | subvenci* X | ayuda X",
    staying: "permanec* X | permanencia X | sigue X | siguen X | seguirá* X | seguir X | continú* X | continuar* X | se qued* X | quedarse X | mantien* X | \
        se mantien* X | se mantendr* X | sigue siendo miembro X | seguirá siendo miembro X | continuidad X",
    not: "no | nunca | jamás | ni | niega | negó | niegan | neg* que | desmint* | desmient* | descart* | rechaz* | renunció a",
    without: "sin",
    doubt: "si | podría* | puede | pueden | podrá* | amenaz* | considera | consideran | evalúa | evalúan | estudia | estudian | piden | pide | pidió | pidieron | \
        pedir | exig* | insta* | llam* a | urg* | propon* | propuso | propuest* | debería* | quier* | quis* | posib* | eventual* | hipotétic* | \
        tem* que | riesgo | suger* | sugir* | debat* | quizá* | tal vez | presion* | plante*",
    us: "estados unidos | EE. UU. | EE.UU. | EE UU | EEUU | EU (deja) | EU (sale) | EU (se) | trump | washington | casa blanca | USA | rubio | biden | obama | \
        estadounidense | norteamericano | norteamericana",
    other: "argentin* | buenos aires | milei | budapest | hungr* | húngar* | orban | orbán | israel* | brasil* | lula | china | chino* | pekín | beijing | xi | rusia | ruso* | rusa | moscú | \
        putin | japón | japon* | tokio | francia | francés | francesa | macron | aleman* | berlín | reino unido | británic* | londres | italia* | \
        españ* | canad* | méxico | mexican* | india | indio | taiw* | nicarag* | ortega | venez* | maduro | níger | malí | burkina* | burundi | \
        filipin* | turqu* | turc* | irán | iraní | corea* | australi* | nueva zelanda | ucrani* | kiev | poloni* | polac* | indonesi* | vietnam* | afgan* | \
        talib* | norueg* | sueci* | sueco | suiz* | países bajos | belg* | bélgica | austri* | portug* | sudáfric* | sudafric* | egip* | saud* | \
        palaos | palau | panam* | paragua* | urugua* | chile* | colombi* | perú | perua* | ecuador | ecuatorian* | boliv* | cuba* | haití | guatemal* | hondur* | \
        salvador | bukele | costa rica | dinamarc* | finland* | greci* | irland* | unión europea | kenia* | nigeri* | etiop* | malasi* | singap* | tailand* | \
        pakist* | banglad* | nepal* | birman* | mongol* | serbi* | armeni* | irak* | siri* | marrue* | vaticano | petro",
    breaks: "pero | mientras | aunque | porque | pues | cuando | después | tras | antes | que | quien | donde | sino | sin embargo | como | ya que | según",
    and: "y | e | o | u | ni",
    glue: "de | del | la | el | los | las | a | al | en | con | su | sus | lo | onu | naciones unidas | organizaciones | organización | organismos | organismo | \
        internacionales | internacional | otras | otros | decenas | agencias | agencia | tratados | tratado | acuerdo | oficial | oficialmente | formal | \
        formalmente | voluntaria | voluntarias | millones | por | también | unilateral | hacia | destinados | dentro | miembro | parte | entes | entidades | definitivamente",
    carriers: "incluid* | entre ell* | como la | como el | entre otr* | en particular | tales como",
    things: "sede | reunión | sesión",
    says: "calcula | prevé | dijo | dice | advierte | advirtió | estima | publicó | anunció | señaló | afirma | indicó | alertó",
    nothing: "no solo | no sólo | no solamente | deja claro | dejar claro | deja en | dejó claro | además",
    ..NONE
};
