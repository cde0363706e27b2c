//! Turkish.

use super::{NONE, Words};

/// The words of Turkish.
pub(super) const WORDS: Words = Words {
    verb_last: true,
    from: &["dan", "den", "tan", "ten", "ndan", "nden"],
    leaving: "X … çekil* | X … ayrıl* | X … çıkma* | X … çıkıyor* | X … çıktı* | X … çıkacak* | X … çıkış* | X … çıkar* | X … kop* | X … çeken | X … çekti | X … çekiyor* | X … çekme*",
    joining: "X … katıl* | X … üye oldu* | X … üye oluyor* | X … üye olacak* | X … üyeliğe kabul* | X … üyeliğine kabul* | X … dön* | X … geri dön*",
    funding: "X … finansman* | X … fon* | X … fonla* | X … katkı* | X … aidat* | X … ödem* | X … ödenek* | X … bağış* | X … yardım* | X … para | X … mali destek*",
    staying: "X … üyeliğini sürdür* | X … üyeliğini koru* | X … üyeliği devam | X … kalacak* | X … kalıyor* | X … kalmaya | X … kaldı* | X … kalma* | X … çekilmeyecek* | X … çekilmedi* | X … çekilmiyor* | X … çekilmeyi düşünmüyor* | \
        X … ayrılmayacak* | X … ayrılmadı* | X … ayrılmıyor* | X … ayrılmayı düşünmüyor* | X … çıkmayacak* | X … çıkmadı* | X … çıkmıyor* | \
        X … çekileceğini yalanla* | X … ayrılacağını yalanla* | X … çekileceği iddiasını yalanla* | X … çekilme iddiasını yalanla* | X … üyesi kal*",
    doubt: "eğer | çekilirse | ayrılırsa | çıkarsa | çekilse | ayrılsa | olursa | mi | mı | mu | mü | belki | olabilir* | çekilebilir* | ayrılabilir* | çıkabilir* | tehdit* | \
        değerlendir* | düşün* | çağrı* | çağır* | talep* | iste* | istiyor* | öner* | ihtimal* | olası | tartış* | gerek* | meli | malı | isted* | baskı*",
    us: "ABD | A.B.D. | amerika | amerika birleşik devletleri | trump | washington | beyaz saray | rubio | biden | obama",
    other: "arjantin* | milei | macar* | orban | orbán | israil* | brezilya* | lula | çin | çin'in | pekin* | rusya* | moskova* | putin* | japon* | tokyo* | fransa* | macron* | \
        alman* | berlin* | britanya* | ingiltere* | birleşik krallık | londra* | italya* | ispanya* | kanada* | meksika* | hindistan* | tayvan* | nikaragua* | \
        venezuela* | nijer | mali | burkina* | burundi* | filipin* | türkiye* | ankara* | iran | tahran* | kore* | avustralya* | yeni zelanda* | ukrayna* | kiev | polonya* | \
        endonezya* | vietnam* | afgan* | taliban* | norveç* | isveç* | isviçre* | hollanda* | belçika* | avusturya* | portekiz* | güney afrika* | mısır* | suudi* | palau | \
        panama* | paraguay* | uruguay* | şili* | kolombiya* | peru* | küba* | danimarka* | finlandiya* | yunan* | irlanda* | avrupa birliği* | AB | kenya* | nijerya* | \
        etiyopya* | malezya* | singapur* | tayland* | pakistan* | azerbaycan* | ermenistan* | kazakistan* | sırbistan* | ırak* | suriye* | katar* | fas | vatikan*",
    breaks: "ancak | ama | fakat | oysa | çünkü | iken | sonra | önce | ise | buna karşın | rağmen | dedi",
    and: "ve | ile | veya | ya da",
    glue: "bm | birleşmiş milletler | resmen | de | da | dahil | gibi | kuruluş* | uluslararası | sağlanan | yapılan | verilen | olan | için | yönelik | başka | diğer | \
        örgüt* | anlaşma* | yeniden | tamamen | olarak",
    things: "bina* | toplantı* | merkez* | genel müdür* | oturum* | rapor* | ofis*",
    nothing: "çıkarları | çıkar çat* | sonra* ki",
    ..NONE
};
