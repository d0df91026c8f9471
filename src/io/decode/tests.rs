//! What is kept and what is said when a part cannot be read.

use std::path::Path;

use super::*;
use crate::io::fields::{Field, List, Needed};

#[derive(Debug, Deserialize)]
struct Pet<'a> {
    #[serde(borrow)]
    name: Needed<&'a str>,
    #[serde(default)]
    age: Field<i64>,
    #[serde(borrow, default)]
    toys: List<&'a str>,
}

#[derive(Debug, Deserialize)]
struct House<'a> {
    #[serde(borrow, default)]
    pet: List<Pet<'a>>,
}

/// The pets as "name age toys", and the findings.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let node = Node::from_toml(text, 0).unwrap();
    let mut report = Report::default();
    let house: Option<House<'_>> = decode(&node, &mut report);
    let pets = house.map_or_else(Vec::new, |house| {
        house
            .pet
            .0
            .iter()
            .map(|Needed { value: pet, .. }| {
                let toys: Vec<_> = pet.toys.0.iter().map(|toy| toy.value).collect();
                format!(
                    "{} {:?} {}",
                    pet.name.value,
                    pet.age.value(),
                    toys.join("+")
                )
            })
            .collect()
    });
    let found = report.finish(&[(Path::new("f"), text)]);
    (pets, found.iter().map(ToString::to_string).collect())
}

#[test]
fn a_bad_optional_field_is_dropped_and_the_entry_kept() {
    let (pets, found) = read("[[pet]]\nname = 'Rex'\nage = 'old'\ntoys = ['ball', 3]\n");
    assert_eq!(pets, ["Rex None ball"]);
    assert_eq!(
        found,
        [
            "f:3:7: error[wrong-type]: expected a whole number, found the string \"old\"",
            "f:4:17: error[wrong-type]: expected a string, found the integer 3\n  hint: put it in quotes: \"3\"",
        ]
    );
}

#[test]
fn a_bad_required_field_skips_the_entry_and_no_other() {
    let (pets, found) = read("[[pet]]\nage = 1\n[[pet]]\nname = 2\n[[pet]]\nname = 'Tom'\n");
    assert_eq!(pets, ["Tom None "]);
    assert_eq!(
        found[0],
        "f:1:1: error[missing-field]: this pet has no `name`\n  hint: add `name = …`"
    );
    assert!(
        found[1].starts_with("f:4:8: error[wrong-type]: expected a string, found the integer 2")
    );
    assert_eq!(found.len(), 2);
}

#[test]
fn an_unknown_key_is_a_warning_with_a_guess() {
    let (pets, found) = read("[[pet]]\nname = 'Rex'\nagee = 4\n");
    assert_eq!(pets, ["Rex None "]);
    assert_eq!(
        found,
        [
            "f:3:1: warning[unknown-key]: unknown key `agee` is ignored\n  hint: did you mean \"age\"?"
        ]
    );
}

#[test]
fn a_list_of_another_type_is_empty_and_reported() {
    let (pets, found) = read("pet = 3\n");
    assert!(pets.is_empty());
    assert_eq!(
        found,
        ["f:1:7: error[wrong-type]: expected a list, found the integer 3"]
    );
}
