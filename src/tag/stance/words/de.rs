//! German.

use super::{NONE, Words};

/// The words of German.
pub(super) const WORDS: Words = Words {
    leaving: "X … den rücken | bricht mit X | brechen mit X | brach mit X | rückzug X | ausstieg X | treten aus X | tritt aus X | trat aus X | traten aus X | X ausgetreten | X … ausgetreten | X austreten | X austritt | \
        austritt aus X | austritts aus X | austritt X | austreten aus X | verlässt X | verlassen X | verließ X | verließen X | X verlassen | X … verlassen | \
        ausstieg aus X | steigt aus X | steigen aus X | stieg aus X | X aussteigen | X ausgestiegen | zieht sich aus X | ziehen sich aus X | zog sich aus X | \
        zogen sich aus X | rückzug aus X | X zurückgezogen | X zurückzuziehen | X zurückziehen | abschied von X | abschied aus X | X austrat | X austraten | \
        kündigt die mitgliedschaft X | kündigt mitgliedschaft X",
    joining: "beitritt zu X | beitritt zum X | beitritt zur X | X beigetreten | X beitreten | X beitritt | kehrt zurück in X | X zurückgekehrt | \
        rückkehr zu X | rückkehr in X | wiedereintritt in X | eintritt in X | ratifizier* X | schließt sich X | X angeschlossen | X aufgenommen | \
        beitreten X | mitglied geworden X",
    funding: "zahlungen an X | zahlung an X | zahlt an X | zahlen an X | zahlt X | beitrag für X | beiträge für X | beitrag an X | beiträge an X | beitrag zu X | \
        beiträge zu X | beiträge X | gelder für X | geld für X | mittel für X | finanzierung X | finanzier* X | unterstützung für X | euro für X | dollar für X | \
        euro an X | dollar an X | spende* an X | spende* für X | zuschüsse für X | zuschuss für X | schulden bei X | X finanziert | X mitfinanziert | X geld",
    staying: "bleibt in X | bleiben in X | bleibt aber in X | bleiben aber in X | bleibt X | bleiben X | bleibt mitglied X | bleiben mitglied X | blieb in X | \
        verbleib in X | verbleibt in X | verbleiben in X | weiter mitglied X | X bleiben | X verbleiben | X … treu bleiben | blieben in X",
    not: "nicht | nie | niemals | kein* | weder | dementier* | bestreit* | bestritt* | schließt aus | schloss aus | lehnt* ab | weist zurück | wies zurück",
    without: "ohne",
    doubt: "wenn | falls | sollte | sollten | ob | könnte* | kann | können | droh* | erwäg* | prüf* | fordern | fordert | forderte* | verlang* | drängen | drängt | \
        dräng* | möchte* | will | wollen | würde* | wäre | vorschlag* | schlägt | möglich* | womöglich | vielleicht | offenbar | angeblich* | befürcht* | \
        diskut* | debatt* | rufen | appell* | plädier* | spekul* | überleg*",
    us: "USA | US (regierung) | US (präsident) | US (austritt) | vereinigte* staaten | amerika | trump | trumps | washington | weißes haus | weiße haus | \
        weißen haus* | weißem haus | rubio | biden | obama | us regierung | us präsident | us austritt | us rückzug | us beitr* | us gelder | us kongress | \
        amerikanische regierung | amerikanische rückzug | amerikanische* austritt",
    other: "argentin* | buenos aires | milei | budapest* | ungarn | ungarische* | orban | orbán | israel* | brasilien* | brasilian* | lula | china | chines* | peking | xi | russland | russisch* | \
        moskau | putin | japan* | tokio | frankreich* | französisch* | macron | deutschland* | deutsche* | berlin | merz | bundesregierung | großbritannien* | \
        britisch* | london | italien* | spani* | kanad* | mexik* | indien* | indisch* | taiwan* | nicaragua* | venezuela* | niger | mali | burkina* | \
        burundi | philippin* | türk* | iran* | südkorea* | nordkorea* | korea* | australi* | neuseeland* | ukrain* | kiew | polen* | polnisch* | \
        indones* | vietnam* | afghan* | taliban | norweg* | schwed* | schweiz* | niederlan* | niederländ* | belgi* | österreich* | portug* | südafrika* | \
        ägypt* | saudi* | palau | panama* | paragua* | urugua* | chile* | kolumb* | peru* | kuba* | dänemark* | dänisch* | finnland* | finnisch* | \
        griech* | irland | irisch* | europäische union | EU | kenia* | nigeria* | äthiop* | malays* | singap* | thail* | pakist* | banglad* | nepal* | \
        serbi* | armeni* | irak* | syri* | marokk* | vatikan",
    breaks: "aber | doch | während | obwohl | weil | denn | da | als | nachdem | bevor | dass | der die | die sie | welche* | sondern | jedoch | trotz | indem | nach",
    and: "und | oder | sowie | noch",
    glue: "der | die | das | den | dem | des | ein | eine | einer | einem | un | uno | vereinte* nationen | vereinten nationen | organisationen | organisation | \
        internationale* | weitere* | anderen | andere | dutzende | gremien | verträge* | abkommen | von | vom | aus | zum | zur | zu | im | in | an | am | auch | \
        offiziell | formell | ihren | ihre | seinen | seine | seinem | amerikas | angekündigt* | wieder | endgültig | gemeinsame*",
    carriers: "darunter | unter anderem | etwa | wie | einschließlich | inklusive",
    things: "saal | sitz",
    says: "rechnet | sagt | sagte | erwartet | warnt | warnte | schätzt | meldet | teilte | veröffentlicht* | schweigt",
    nothing: "nicht nur | aber auch | wie auch | us dollar",
    ..NONE
};
