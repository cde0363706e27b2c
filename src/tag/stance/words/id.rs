//! Indonesian.

use super::{NONE, Words};

/// The words of Indonesian.
pub(super) const WORDS: Words = Words {
    leaving: "keluar dari … X | keluar X | keluarnya X | mundur dari … X | mundurnya X | pengunduran diri X | hengkang dari X | meninggalkan X | tinggalkan X | menarik diri dari … X | \
        tarik diri dari … X | penarikan diri X | tarik X | menarik X | penarikan X | cabut dari X | angkat kaki dari X | bukan lagi anggota X | tidak lagi menjadi anggota X",
    joining: "bergabung dengan … X | bergabung X | bergabung kembali X | masuk X | kembali ke X | kembali bergabung X | menjadi anggota X | ratifikasi X | meratifikasi X",
    funding: "pendanaan untuk X | pendanaan bagi X | pendanaan X | dana untuk X | dana bagi X | dana ke X | mendanai X | membiayai X | sumbangan untuk X | sumbangan ke X | sumbangan kepada X | \
        kontribusi untuk X | kontribusi ke X | kontribusi kepada X | iuran X | iuran ke X | membayar X | bantuan untuk X | bantuan ke X | dolar untuk X | menyumbang X | utang kepada X",
    staying: "tetap berada di X | tetap di X | tetap menjadi anggota X | bertahan di X | tetap dalam X | tetap anggota X | tetap bertahan di X | masih menjadi anggota X | masih anggota X | \
        tetap bergabung X",
    not: "tidak | tak | takkan | belum | bukan | membantah | menepis | menolak | menyangkal",
    without: "tanpa",
    doubt: "jika | kalau | bila | apabila | apakah | mungkin | bisa | dapat | mengancam | ancam | ancaman | mempertimbangkan | pertimbangkan | mendesak | desak | menyerukan | meminta | \
        minta | menuntut | ingin | harus | sebaiknya | mengusulkan | usul | kemungkinan | berpotensi | khawatir | risiko | seandainya | andai | wacana | berencana | memperdebatkan",
    us: "AS | A.S. | amerika serikat | amerika | trump | washington | gedung putih | rubio | biden | obama",
    other: "argentina | milei | hongaria | hungaria | orban | israel | brasil | lula | china | cina | tiongkok | beijing | rusia | moskow | putin | jepang | tokyo | prancis | perancis | \
        macron | jerman | berlin | inggris | london | italia | spanyol | kanada | meksiko | india | taiwan | nikaragua | venezuela | niger | mali | burkina faso | burundi | filipina | \
        turki | turkiye | iran | korea | australia | selandia baru | ukraina | polandia | indonesia | jakarta | prabowo | jokowi | vietnam | afghanistan | taliban | norwegia | swedia | \
        swiss | belanda | belgia | austria | portugal | afrika selatan | mesir | arab saudi | palau | panama | paraguay | uruguay | chile | kolombia | peru | kuba | denmark | \
        finlandia | yunani | irlandia | uni eropa | kenya | nigeria | etiopia | malaysia | singapura | thailand | pakistan | myanmar | kamboja | serbia | irak | suriah | vatikan",
    breaks: "tetapi | tapi | namun | sedangkan | sementara | meski | meskipun | walau | karena | sebab | ketika | saat | setelah | sebelum | bahwa | yang | lalu | padahal",
    and: "dan | atau | serta",
    glue: "dari | di | ke | oleh | pbb | perserikatan bangsa bangsa | organisasi | internasional | lain | lainnya | badan | lembaga | perjanjian | konvensi | para | secara | resmi | \
        keanggotaan | diri | telah | sudah | dengan",
    carriers: "termasuk | seperti | antara lain | di antaranya | yakni | yaitu",
    things: "kantor | gedung | rapat | sidang",
    says: "memperkirakan | mengatakan | kata | memperingatkan | memprediksi | merilis | menyebut | melaporkan",
    nothing: "tidak hanya | bukan hanya | as roma | dapatkan",
    ..NONE
};
