//! One field of a crontab line: numbers, names, ranges, lists and steps into a plain list of numbers, as
//! the `cron` crate reads it.

/// What a field may hold.
#[derive(Debug)]
pub struct Field {
    name: &'static str,
    least: u32,
    most: u32,
    /// Names of the values, the first for `least`.
    names: &'static [&'static str],
    /// What is added for the crate, which counts the days of the week from 1.
    shift: u32,
}

/// Seconds, the first of six fields.
pub const SECOND: Field = Field { name: "second", least: 0, most: 59, names: &[], shift: 0 };
/// Minutes.
pub const MINUTE: Field = Field { name: "minute", least: 0, most: 59, names: &[], shift: 0 };
/// Hours.
pub const HOUR: Field = Field { name: "hour", least: 0, most: 23, names: &[], shift: 0 };
/// Days of the month.
pub const DAY: Field = Field { name: "day of month", least: 1, most: 31, names: &[], shift: 0 };
/// Months.
pub const MONTH: Field = Field { name: "month", least: 1, most: 12, names: &MONTHS, shift: 0 };
/// Days of the week: 0 and 7 are both Sunday.
pub const WEEKDAY: Field = Field { name: "day of week", least: 0, most: 7, names: &WEEKDAYS, shift: 1 };

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

impl Field {
    /// Reads the field and writes it as the crate wants it: `*`, or numbers with commas.
    pub fn read(&self, text: &str) -> Result<String, String> {
        let mut chosen = [false; 60];
        for part in text.split(',') {
            for value in self.part(part)? {
                chosen[value as usize] = true;
            }
        }
        if self.is_week() && chosen[7] {
            chosen[0] = true;
        }
        let last = if self.is_week() { 6 } else { self.most };
        let values = || (self.least..=last).filter(|value| chosen[*value as usize]);
        if values().count() == (last - self.least + 1) as usize {
            return Ok("*".to_owned());
        }
        let numbers: Vec<String> = values().map(|value| (value + self.shift).to_string()).collect();
        Ok(numbers.join(","))
    }

    /// One part of a list: `*`, `5`, `5-10`, each of the first and last with `/step`.
    fn part(&self, part: &str) -> Result<Vec<u32>, String> {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, self.step(step, part)?),
            None => (part, 1),
        };
        let (first, last) = match range.split_once('-') {
            _ if range == "*" => (self.least, if self.is_week() { 6 } else { self.most }),
            Some((first, last)) => self.range(self.value(first, part)?, self.value(last, part)?, part)?,
            None if step > 1 || part.contains('/') => {
                let right = format!("\"{range}-{}/{step}\"", self.most);
                return self.wrong(part, &format!("a step needs a range: write {right}"));
            }
            None => {
                let value = self.value(range, part)?;
                (value, value)
            }
        };
        Ok((first..=last).step_by(step).collect())
    }

    fn range(&self, first: u32, last: u32, part: &str) -> Result<(u32, u32), String> {
        // "fri-sun": Sunday is 0 as a name, and the week's end as the end of a range.
        let last = if self.is_week() && last == 0 && first > 0 { 7 } else { last };
        if first <= last {
            return Ok((first, last));
        }
        let end = if self.is_week() { 6 } else { self.most };
        let right = format!("write \"{first}-{end},{}-{last}\"", self.least);
        self.wrong(part, &format!("the range runs backwards: {right}"))
    }

    fn step(&self, text: &str, part: &str) -> Result<usize, String> {
        match text.parse() {
            Ok(step) if step > 0 => Ok(step),
            _ => self.wrong(part, "a step is a whole number from 1"),
        }
    }

    fn value(&self, text: &str, part: &str) -> Result<u32, String> {
        if let Some(at) = self.named(text) {
            return Ok(self.least + at as u32);
        }
        // Digits only: "+5" is a number to Rust, and a slip of the pen here.
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse::<u32>() {
            Ok(value) if digits && (self.least..=self.most).contains(&value) => Ok(value),
            _ => self.wrong(part, &format!("write {}", self.right())),
        }
    }

    /// A name, written out or cut to three letters and more.
    fn named(&self, text: &str) -> Option<usize> {
        let text = text.to_ascii_lowercase();
        (text.len() >= 3).then(|| self.names.iter().position(|name| name.starts_with(&text)))?
    }

    fn right(&self) -> String {
        let (least, most) = (self.least, self.most);
        match self.names {
            [] => format!("numbers from {least} to {most}"),
            _ if self.is_week() => "numbers from 0 to 7 (0 and 7 are Sunday) or sun to sat".to_owned(),
            _ => format!("numbers from {least} to {most} or jan to dec"),
        }
    }

    fn wrong<T>(&self, part: &str, why: &str) -> Result<T, String> {
        match part {
            "" => Err(format!("the {} field has an empty part between commas; {why}", self.name)),
            _ => Err(format!("\"{part}\" in the {} field is not understood; {why}", self.name)),
        }
    }

    fn is_week(&self) -> bool {
        self.most == 7
    }
}
