use std::time::Instant;
use tuiqun::html::{self, Bounds};
fn main() {
    let mut pages = vec![];
    for e in std::fs::read_dir(std::env::args().nth(1).unwrap()).unwrap() {
        let Ok(mut b) = std::fs::read(e.unwrap().path()) else { continue };
        if b.starts_with(&[0x1f, 0x8b]) {
            let mut o = vec![];
            use std::io::Read;
            flate2::read::MultiGzDecoder::new(&b[..]).read_to_end(&mut o).unwrap();
            b = o;
        }
        if let Ok(s) = String::from_utf8(b) {
            pages.push(s);
        }
        if pages.len() >= 300 {
            break;
        }
    }
    let total: usize = pages.iter().map(|p| p.len()).sum();
    println!("{} pages {} MB", pages.len(), total / 1_000_000);
    for round in 0..4 {
        let t = Instant::now();
        for p in &pages {
            std::hint::black_box(scraper::Html::parse_document(p));
        }
        let a = t.elapsed();
        let t = Instant::now();
        let mut bad = 0;
        for p in &pages {
            if std::hint::black_box(html::parse(p, Bounds::default())).is_err() {
                bad += 1
            }
        }
        println!("{round}: bare {a:?} ours {:?} bad {bad}", t.elapsed());
    }
    let form: String = (0..400).map(|n| format!("<b a={n}>")).collect();
    for (n, p) in [
        ("divs", "<div>".repeat(200000)),
        ("tables", "<table>".repeat(100000)),
        ("svg", "<svg><g><math><mi>".repeat(12500)),
        ("attrs", (0..1000000).fold(String::from("<p"), |p, n| p + " a" + &n.to_string() + "=1")),
        ("deepwide", "<div>".repeat(1900) + &"<p>x".repeat(2_000_000)),
        ("form", format!("<p>{form}{}", "<p>x".repeat(10000))),
        (
            "form2",
            format!(
                "<p>{}{}",
                (0..1800).map(|n| format!("<b a={n}>")).collect::<String>(),
                "<p>x".repeat(100000)
            ),
        ),
        ("refs", "&hellip;&#x4e00;&amp;".repeat(400_000)),
        ("comment", format!("<!-- {}", "x ".repeat(4_900_000))),
        ("paras", "<p>a, b.</p>".repeat(300000)),
        ("links", "<a href=/ok?1>w1</a> ".repeat(200000)),
        ("opena", "<a href=/ok?1>w1 ".repeat(200000)),
        ("big", "<div><p>plain words in a page</p></div>".repeat(250000)),
        ("nested a/b", "<b><a>".repeat(100000)),
        ("li", "<ul><li>".repeat(100000)),
        ("b/p", "<b><p>".repeat(100000)),
        ("selectopt", "<select><option>".repeat(100000)),
    ] {
        let t = Instant::now();
        let r = html::parse(&p, Bounds::default());
        let e = t.elapsed();
        println!("{n}: {:?} {e:?} drop", r.as_ref().err());
        drop(r);
    }
}
