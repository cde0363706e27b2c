//! Parameters that tell where a reader came from and nothing of what is read.

/// The query without them, the rest as it stood.
pub fn stripped(query: &str) -> String {
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)).collect();
    kept.join("&")
}

fn is_tracking(pair: &str) -> bool {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = name.to_ascii_lowercase();
    PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        || NAMES.iter().any(|(_, names)| names.split(' ').any(|known| known == name))
        || (FROM.contains(&name.as_str()) && LISTS.iter().any(|list| value.eq_ignore_ascii_case(list)))
}

/// Families of names by their beginning: Google Analytics and its like, Matomo, and AT Internet as the BBC
/// uses it.
const PREFIXES: [&str; 12] = [
    "utm_",
    "utm-",
    "mtm_",
    "pk_",
    "piwik_",
    "matomo_",
    "itm_",
    "hsa_",
    "at_bbc_",
    "at_custom",
    "at_link_",
    "at_ptr_",
];

/// Who sets them, and the names, parted by spaces.
const NAMES: [(&str, &str); 9] = [
    ("Google", "gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid _gl _ga"),
    (
        "other advertisers",
        "msclkid yclid ysclid _openstat ttclid twclid epik rb_clickid s_kwcid ef_id tblci dicbo oborigurl wickedid",
    ),
    (
        "social networks",
        "fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh mibextid sfnsn li_fat_id trkcampaign \
         __twitter_impression twsrc share_source share_medium vd_source",
    ),
    (
        "letters to subscribers",
        "mc_cid mc_eid _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok vero_id vero_conv oly_anon_id \
         oly_enc_id ck_subscriber_id sfmc_id ml_subscriber ml_subscriber_hash nr_email_referer _kx \
         _branch_match_id __s",
    ),
    ("AT Internet", "xtor xtref at_medium at_campaign at_creation at_format at_variant"),
    (
        "Webtrends, Adobe, Comscore",
        "wt_mc wt.mc_id wtmc s_cid ns_campaign ns_mchannel ns_source ns_linkname ns_fee",
    ),
    ("publishers' own campaigns", "cmp cmpid icid intcmp intcid ncid spm"),
    ("single houses in Asia: Asahi, China Times", "iref chdtv"),
    (
        "single houses elsewhere: New York Times, Condé Nast, Reuters, Daily Mail, Yahoo",
        "smid smtyp mbid taid ito guccounter guce_referrer guce_referrer_sig tsrc",
    ),
];

/// Names that mean something elsewhere, and the values with which they only say that a list was read.
const FROM: [&str; 9] = ["ref", "from", "source", "src", "partner", "emc", "feed", "medium", "origin"];
const LISTS: [&str; 5] = ["rss", "feed", "rssfeed", "atom", "sitemap"];
