//! French.

use super::{NONE, Words};

/// The words of French.
pub(super) const WORDS: Words = Words {
    leaving: "quitt* X | se retir* X | s'est retir* X | se sont retir* X | s'être retir* X | retir* X | retrait X | sort X | sortir X | sorti X | \
        sortie X | sortent X | sortira X | sortiront X | sortis X | claqu* la porte X | abandonn* X | départ X | désengag* X | \
        se désengag* X | désengagement X | romp* avec X | rompt avec X | rupture avec X | tourn* le dos X | hors X | X quitté* par",
    joining: "rejoin* X | rejoint X | adhèr* X | adhér* X | adhésion X | réintègr* X | réintégr* X | reven* X | revien* X | revint X | intègr* X | intégr* X | retour X | \
        retourn* X | ratifi* X | entré* X",
    funding: "financ* X | contribution* X | contribution* volontaires X | cotisation* X | vers* à X | aide à X | aide au X | dollars à X | \
        dollars au X | dollars pour X | euros à X | euros au X | euros pour X | fonds destinés X | fonds X | dette envers X | arriérés X | \
        subvention* X | dons X | don X | paiements X | coup* les vivres X",
    staying: "rest* X | rest* dans X | rest* au sein X | rest* membre X | demeur* X | demeur* dans X | demeur* membre X | maintien dans X | \
        maintien au sein X | toujours membre X",
    not: "ne | n' | pas | jamais | dément* | démenti* | renonc* | refus* | exclu* | nie | nient | aucun* intention",
    without: "sans",
    doubt: "si | s'il* | pourrai* | pourrait | peut | peuvent | peut être | menac* | envisag* | appell* | appel* | presse* | pressent | press* | demand* | exig* | \
        réclam* | devrai* | voudrai* | veut | veulent | souhait* | propos* | éventuel* | possib* | hypothè* | craign* | craint* | crain* | serait | \
        seraient | risqu* | suggèr* | plaid* | question | débat* | est ce",
    us: "états unis | etats unis | trump | washington | maison blanche | usa | amérique | rubio | biden | obama | américain | américaine",
    other: "argentin* | buenos aires | milei | budapest | hongrie | hongrois* | orban | orbán | israël* | brésil* | lula | chine | chinois* | pékin | xi | russie | russe* | moscou | \
        poutine | japon* | tokyo | france | français* | macron | allemagne | allemand* | berlin | royaume uni | britannique* | londres | \
        italie | italien* | espagn* | canad* | mexi* | inde | indien* | taïwan* | nicaragua* | venezuel* | niger | mali | malien* | burkina* | \
        burundi | philippin* | turqu* | turc* | ankara | iran* | corée* | coréen* | séoul | australi* | nouvelle zélande | ukrain* | kiev | pologne | \
        polonais* | indonési* | vietnam* | afgh* | talib* | norvèg* | norvégien* | suède | suédois* | suisse* | pays bas | néerland* | \
        belgique | belge* | autrich* | portug* | afrique du sud | égypt* | saoudi* | palaos | panam* | paragua* | urugu* | chili* | colombi* | pérou | \
        cuba* | danemark | danois* | finland* | grèce | grec* | irland* | union européenne | europe | kenya* | nigeria* | éthiopi* | \
        malaisi* | singapour* | thaïland* | pakistan* | bangladesh* | népal* | birman* | cambodg* | mongol* | serbi* | arméni* | irak* | syri* | \
        maroc* | tunisi* | algéri* | rwand* | sénégal* | vatican",
    breaks: "mais | tandis | alors | alors que | car | parce | puisque | quand | lorsque | lorsqu | après | avant | que | qui | dont la | dont le | où | bien que | malgré | \
        cependant | toutefois | comme",
    and: "et | ou | ni",
    glue: "de | d | du | des | la | le | les | l | à | au | aux | son | sa | ses | leur | leurs | onu | l'onu | nations unies | organisations | organisation | \
        internationales | internationale | internationaux | autres | dizaines | agences | agence | instances | traités | traité | \
        officiel | officiellement | unilatéral | vers* | en | toute | tout | même | aussi | définitivement | à nouveau | annoncé",
    carriers: "dont | notamment | y compris | comme | parmi lesquelles | parmi lesquels | entre autres",
    things: "siège | réunion | session | salle",
    says: "prévoit | estime | dit | avertit | annonce | publie | calcule | affirme | appelle | alerte | juge | rappelle",
    nothing: "fonds de commerce | non seulement | pas seulement | accord de paris",
    ..NONE
};
