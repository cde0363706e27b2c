//! Pages made to hold a reader up, each read with a tenth of the bounds and a tenth of the bytes: the bound that
//! stops each is the one meant for it. All bounds are counts, so the outcomes are the same on every machine;
//! what the pages cost in time, `examples/hostile.rs` measures.

#[path = "support/hostile.rs"]
mod hostile;

use tuiqun::config::{self, Place};
use tuiqun::html::Bounds;
use tuiqun::pipeline::{Known, Page, Reader};
use url::Url;

/// A tenth of what a page may hold; how deep and how broad a single element may be stays.
fn tenth() -> Bounds {
    let bounds = Bounds::default();
    Bounds {
        bytes: bounds.bytes / 10,
        nodes: bounds.nodes / 10,
        all_attributes: bounds.all_attributes / 10,
        text: bounds.text / 10,
        work: bounds.work / 10,
        ..bounds
    }
}

#[test]
fn every_hostile_page_ends_with_an_outcome_that_has_a_name() {
    let config = config::load(&Place::BuiltIn).unwrap();
    let reader = Reader { bounds: tenth(), ..Reader::new(&config) };
    let url = Url::parse("https://www.bell.test/news/a").unwrap();
    let mut wrong = Vec::new();
    for page in hostile::pages(tenth().bytes - 10_000) {
        let record = reader.read(&Page {
            url: Some(&url),
            content_type: Some("text/html; charset=utf-8"),
            bytes: page.html.as_bytes(),
            known: Known::default(),
        });
        let outcome = record.overrun.map_or("read".to_owned(), |overrun| format!("{overrun:?}"));
        if outcome != page.outcome {
            wrong.push(format!("{}: {outcome}, not {}", page.name, page.outcome));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
