//! Quotations in every typography. A name to look for stands between square brackets, `[+` where it is quoted.

use proptest::prelude::*;

use super::*;

/// The text without the brackets, its names, and which of them are to be quoted.
fn read(marked: &str) -> (Vec<char>, Vec<Range<usize>>, Vec<bool>) {
    let (mut text, mut names, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
    let mut letters = marked.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '[' => {
                wanted.push(letters.next_if_eq(&'+').is_some());
                names.push(text.len()..text.len());
            }
            ']' => names.last_mut().unwrap().end = text.len(),
            letter => text.push(letter),
        }
    }
    (text, names, wanted)
}

#[test]
fn a_name_is_quoted_in_speech_and_not_beside_it() {
    let table = [
        ("en", "“The [+IPCC] was never any use to us,” she said of the [IPCC]."),
        ("en, straight", "\"The [+IPCC] was never any use to us,\" she said of the [IPCC]."),
        ("en, single", "‘The members’ dues to the [+IPCC] weren’t paid,’ he said. The [IPCC]’s chair left."),
        (
            "en, single and straight",
            "'The members' dues to the [+IPCC] weren't paid,' he said. The [IPCC]'s chair left.",
        ),
        (
            "en, nested",
            "“He told us ‘the [+IPCC] is finished’ and then the [+ITC] too,” she said at the [ITC].",
        ),
        (
            "en, apostrophes alone",
            "It's the members' [IPCC], isn't it, and the states' [ITC] as well, don't you think.",
        ),
        ("en, the nineties", "In the ’90s the [IPCC] was young. The panels’ heads knew the [ITC]."),
        ("en, a name alone", "The so-called “[IPCC]” met. The “[UN Women]” label stuck."),
        ("en, hardly more than a name", "She wrote of “the [IPCC] affair” at length."),
        ("en, short but a sentence", "“Abolish [+IPCC]!” he shouted."),
        ("en, inches", "A 24\" screen at the [IPCC] fell on the toes of the speaker in the hall."),
        (
            "en, each paragraph opens anew",
            "“We have left it for good.\n\n“The [+IPCC] was never any use to us.\n\n“And nor was it to you,” she said.\n\nThe [IPCC] is in Geneva.",
        ),
        (
            "en, never closed",
            "“We have left the [+IPCC] for good, she said.\n\nThe [ITC] is in Geneva.\n\n“Fine,” he said.",
        ),
        (
            "en, closed in a later paragraph",
            "“We have left the place for good.\n\nThe [+IPCC] was never any use to us.\n\nNor to you,” she said at the [ITC].",
        ),
        ("indirect", "She said that the [IPCC] was never any use to her."),
        ("zh-Hant", "她說：「[+聯合國大學]對我們一點用處也沒有。」[聯合國大學]沒有回應。"),
        ("zh-Hant, a name", "所謂「[聯合國大學]」，其實在東京。"),
        ("zh-Hant, nested", "他說：「我聽到『[+聯合國大學]要關門』，不信。」"),
        ("zh-Hant, title", "《[聯合國大學]的前世今生與未來的路》這本書出版了。"),
        ("zh-Hans", "他说：“[+联合国大学]对我们一点用处也没有。”[联合国大学]没有回应。"),
        ("zh-Hans, a name", "所谓“[联合国大学]”在东京。"),
        ("ja", "大臣は「[+国連大学]に払う金はもう一円もない」と述べた。[国連大学]は東京にある。"),
        ("ja, a name", "「[国連大学]」は東京にある。"),
        ("ko", "장관은 “[+유엔대학]에 낼 돈은 더 이상 없다”고 말했다. [유엔대학]은 도쿄에 있다."),
        ("ko, single", "그는 ‘[+유엔대학]은 이제 우리와 상관이 없다’고 썼다. [유엔대학]"),
        ("fr", "« Le [+GIEC] ne nous a jamais servi à rien », dit-elle. Le [GIEC] se tait."),
        ("fr, a name", "Le fameux « [GIEC] » se réunit. L’avis du [CCI] n’est pas celui d’hier."),
        ("es", "«La [+CEPAL] nunca nos sirvió para nada», dijo. La [CEPAL] calla."),
        (
            "es, each paragraph",
            "«Nos vamos de aquí.\n\n»La [+CEPAL] nunca nos sirvió para nada.\n\n»Adiós», dijo. La [CEPAL] calla.",
        ),
        ("pt", "“A [+CEPAL] nunca nos serviu para nada”, disse. A [CEPAL] cala-se."),
        ("de", "„Der [+Weltklimarat] hat uns nie genützt“, sagte sie. Der [Weltklimarat] schweigt."),
        (
            "de, straight at the end",
            "„Der [+Weltklimarat] hat uns nie genützt\", sagte sie. Der [Weltklimarat] schweigt.",
        ),
        (
            "de, as in books",
            "»Der [+Weltklimarat] hat uns nie genützt«, sagte sie. Der [Weltklimarat] schweigt.",
        ),
        (
            "de, nested",
            "„Er sagte ‚der [+Weltklimarat] ist tot‘ und ging“, so sie. Der [Weltklimarat] schweigt.",
        ),
        ("it", "«L'[+IPCC] non ci è mai servito a niente», ha detto. L'[IPCC] tace, dice l'Italia."),
        ("ru", "«[+МГЭИК] нам никогда не была нужна», — сказала она. [МГЭИК] молчит."),
        ("ru, nested", "«Он сказал „[+МГЭИК] больше нет“ и ушел», — сказала она. [МГЭИК] молчит."),
        ("uk", "«[+МГЕЗК] нам ніколи не була потрібна», — сказала вона. Об’єднані нації та [МГЕЗК] мовчать."),
        ("ar", "وقالت: «[+اليونسكو] لم تنفعنا في شيء أبدا». [اليونسكو] صامتة."),
        ("ar, curly", "وقالت: “[+اليونسكو] لم تنفعنا في شيء أبدا”. [اليونسكو] صامتة."),
        ("tr", "“[+UNESCO] bize hiçbir zaman yaramadı” dedi. [UNESCO]’nun cevabı yok."),
        ("vi", "“[+UNESCO] chưa bao giờ có ích cho chúng tôi”, bà nói. [UNESCO] im lặng."),
        ("id", "\"[+UNESCO] tidak pernah berguna bagi kami,\" katanya. [UNESCO] diam."),
    ];
    for (name, marked) in table {
        let (text, names, wanted) = read(marked);
        assert_eq!(quoted(&text, &names), wanted, "{name}: {marked}");
    }
}

proptest! {
    #[test]
    fn quotations_lie_in_the_text_in_order(text in "[a-z “”„«»‘’'\"「」『』\n.]{0,80}") {
        let text: Vec<char> = text.chars().collect();
        let mut last = 0;
        for span in spans(&text) {
            prop_assert!(last <= span.start && span.start <= span.end && span.end <= text.len(), "{span:?}");
            last = span.end;
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), at in 0..20_usize, long in 1..20_usize) {
        let text: Vec<char> = text.chars().collect();
        let start = at.min(text.len());
        let name = start..(start + long).min(text.len());
        prop_assert_eq!(quoted(&text, std::slice::from_ref(&name)).len(), 1);
    }
}
