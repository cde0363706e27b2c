//! Names of months, in the languages of our sources and their neighbours: full, short, and as they are
//! declined in a date.

/// The month of a name in any case; a full stop after it is not part of it.
pub fn month(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    TABLE
        .iter()
        .find(|(_, names)| names.split(' ').any(|known| known.replace('_', " ") == name))
        .map(|row| row.0)
}

/// Names are parted by spaces; an underscore stands for a space within a name. A line each: English;
/// French, Spanish, Portuguese, Italian; German, Dutch, the Nordic languages; Polish, Czech; Russian,
/// Ukrainian; Turkish, Indonesian; Greek, Hindi; Arabic of Egypt, the Levant and the Maghreb; Persian;
/// Chinese.
const TABLE: [(u32, &str); 12] = [
    (
        1,
        "january jan \
         janvier janv enero ene janeiro gennaio gen \
         januar jänner jän januari \
         stycznia styczeń sty ledna leden \
         января январь янв січня січень січ \
         ocak oca \
         ιανουαρίου ιανουάριος ιαν जनवरी \
         يناير جانفي كانون_الثاني ژانویه \
         一月",
    ),
    (
        2,
        "february feb \
         février fevrier févr fevr fév febrero fevereiro fev febbraio \
         februar feber februari \
         lutego luty lut února únor \
         февраля февраль фев лютого лютий лют \
         şubat şub subat pebruari \
         φεβρουαρίου φεβρουάριος φεβ फ़रवरी फरवरी \
         فبراير فيفري شباط فوریه \
         二月",
    ),
    (
        3,
        "march mar \
         mars marzo março marco \
         märz maerz mär mrz maart mrt marts \
         marca marzec března březen \
         марта март мар березня березень бер \
         mart maret \
         μαρτίου μάρτιος μαρ मार्च \
         مارس آذار أذار مارچ \
         三月",
    ),
    (
        4,
        "april apr \
         avril avr abril abr aprile \
         kwietnia kwiecień kwi dubna duben \
         апреля апрель апр квітня квітень кві \
         nisan nis \
         απριλίου απρίλιος απρ अप्रैल \
         أبريل ابريل إبريل أفريل نيسان آوریل \
         四月",
    ),
    (
        5,
        "may \
         mai mayo maio maggio mag \
         mei maj \
         maja května květen \
         мая май травня травень тра \
         mayıs mayis \
         μαΐου μαίου μάιος μάϊος μαϊ मई \
         مايو ماي أيار ايار مه \
         五月",
    ),
    (
        6,
        "june jun \
         juin junio junho giugno giu \
         juni \
         czerwca czerwiec cze června červen \
         июня июнь июн червня червень чер \
         haziran haz \
         ιουνίου ιούνιος ιουν जून \
         يونيو يونيه جوان حزيران ژوئن \
         六月",
    ),
    (
        7,
        "july jul \
         juillet juil julio julho luglio lug \
         juli \
         lipca lipiec lip července červenec \
         июля июль июл липня липень лип \
         temmuz tem \
         ιουλίου ιούλιος ιουλ जुलाई \
         يوليو يوليه يوليوز جويلية تموز ژوئیه ژوییه \
         七月",
    ),
    (
        8,
        "august aug \
         août aout agosto ago \
         augustus augusti agustus \
         sierpnia sierpień sie srpna srpen \
         августа август авг серпня серпень сер \
         ağustos agustos ağu agu agt \
         αυγούστου αύγουστος αυγ अगस्त \
         أغسطس اغسطس أوت غشت آب أب اوت \
         八月",
    ),
    (
        9,
        "september sept sep \
         septembre septiembre setiembre setembro set settembre sett \
         septembrie \
         września wrzesień wrz září \
         сентября сентябрь сент сен вересня вересень вер \
         eylül eylul eyl \
         σεπτεμβρίου σεπτέμβριος σεπ सितंबर सितम्बर \
         سبتمبر شتنبر أيلول ايلول سپتامبر \
         九月",
    ),
    (
        10,
        "october oct \
         octobre octubre outubro out ottobre ott \
         oktober okt \
         października październik paź října říjen \
         октября октябрь окт жовтня жовтень жов \
         ekim eki \
         οκτωβρίου οκτώβριος οκτ अक्टूबर अक्तूबर \
         أكتوبر اكتوبر تشرين_الأول تشرين_الاول اکتبر \
         十月",
    ),
    (
        11,
        "november nov \
         novembre noviembre novembro \
         nopember \
         listopada listopad lis listopadu \
         ноября ноябрь нояб ноя листопада листопад лис \
         kasım kasim kas \
         νοεμβρίου νοέμβριος νοε नवंबर नवम्बर \
         نوفمبر نونبر تشرين_الثاني نوامبر \
         十一月",
    ),
    (
        12,
        "december dec \
         décembre decembre déc diciembre dic dezembro dez dicembre \
         dezember desember des \
         grudnia grudzień gru prosince prosinec \
         декабря декабрь дек грудня грудень гру \
         aralık aralik ara desember \
         δεκεμβρίου δεκέμβριος δεκ दिसंबर दिसम्बर \
         ديسمبر دجنبر كانون_الأول كانون_الاول دسامبر \
         十二月",
    ),
];

/// The twelve months of the Persian solar year, from the spring equinox.
pub const PERSIAN: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_months() {
        let names = TABLE.iter().flat_map(|(number, names)| names.split(' ').map(move |name| (name, number)));
        let mut seen = std::collections::HashMap::new();
        for (name, number) in names {
            let before = seen.insert(name, number);
            assert!(before.is_none_or(|before| before == number), "{name} is {before:?} and {number}");
        }
    }

    #[test]
    fn names_are_found_in_any_case_and_with_a_space_within() {
        assert_eq!(month("JANVIER"), Some(1));
        assert_eq!(month("كانون الثاني"), Some(1));
        assert_eq!(month("Ağustos"), Some(8));
        assert_eq!(month("monday"), None);
    }
}
