//! The JSON Schema of the format is made from the wire types and kept beside the built-in files.

use std::{borrow::Cow, env, fs, path::Path};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    fields::{Field, List, Needed},
    node::{Node, Value},
    wire::{Day, Edtf, Figure, PointNumber, TimelineFile, Vocabulary, Word},
};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/timeline-data");

impl<T: JsonSchema> JsonSchema for Needed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: JsonSchema> JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}List", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>() })
    }
}

impl<T: Vocabulary> JsonSchema for Word<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": T::WORDS })
    }
}

impl JsonSchema for Edtf<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "edtf",
            "minLength": 1,
            "description": "A date in EDTF (ISO 8601-2): \"2026-01-06\", \"2026-01\", \"2026-01~\" \
                            (about), \"2026-01?\" (uncertain), \"2025-11-20/2025-11-21\", \
                            \"2024/..\" (open), \"2001-21\" (spring).",
        })
    }
}

impl JsonSchema for Day<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "edtf",
            "minLength": 1,
            "description": "A day in EDTF (ISO 8601-2): \"2026-01-06\". A vaguer date counts from \
                            the last day on which it may have begun: \"2026-01\" from 31 January.",
        })
    }
}

impl JsonSchema for PointNumber<'_> {
    fn schema_name() -> Cow<'static, str> {
        "PointNumber".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "description": "What a point is called: its number, or a word where the number is not \
                            known.",
        })
    }
}

impl JsonSchema for Figure {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Figure".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(TimelineFile<'static>);
    schema.insert(
        "$id".into(),
        "https://briefline.invalid/timeline.schema.json".into(),
    );
    schema.insert("title".into(), "Briefline timeline".into());
    schema.to_value()
}

/// The tree of a file as the value that a schema is asked about.
fn json(node: &Node<'_>) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Integer(number) => (*number).into(),
        Value::Number(text) => text.parse::<f64>().unwrap().into(),
        Value::Date(text) => text.as_str().into(),
        Value::Text(text) => text.as_ref().into(),
        Value::List(nodes) => nodes.iter().map(json).collect(),
        Value::Table(entries) => entries
            .iter()
            .map(|entry| (entry.key.to_string(), json(&entry.node)))
            .collect(),
    }
}

fn problems(text: &str) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let value = json(&Node::from_toml(text, 0).unwrap());
    validator
        .iter_errors(&value)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect()
}

#[test]
fn the_schema_beside_the_files_is_current() {
    let path = Path::new(DATA).join("schema.json");
    let current = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    if env::var_os("BRIEFLINE_BLESS").is_some() {
        fs::write(&path, &current).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == current,
        "{} is out of date: run the tests once with BRIEFLINE_BLESS=1 and look at the difference",
        path.display()
    );
}

#[test]
fn the_files_that_we_ship_agree_with_the_schema() {
    let mut count = 0;
    for folder in ["peace-plan", "examples"] {
        for entry in fs::read_dir(Path::new(DATA).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "toml") {
                let problems = problems(&fs::read_to_string(&path).unwrap());
                assert!(
                    problems.is_empty(),
                    "{}: {}",
                    path.display(),
                    problems.join("\n")
                );
                count += 1;
            }
        }
    }
    assert!(count >= 7, "only {count} files were looked at");
}

#[test]
fn the_schema_finds_what_it_can_find() {
    let whole = "[timeline]\ntitle = 'T'\n[[track]]\nid = 't'\nname = 'T'\n[[item]]\nid = 'i'\n\
                 title = 'I'\ntrack = 't'\n";
    let point = format!(
        "{whole}[[document]]\nid = 'd'\ntitle = 'D'\nitem = 'i'\n\
         [[document.points]]\ntitle = 'P'\ntext = 'x'\n"
    );
    let value = format!("{whole}[[series]]\nid = 's'\nname = 'S'\n[[series.values]]\nitem = 'i'\n");
    for good in [
        whole,
        &format!("{point}number = 1\n"),
        &format!("{point}number = 'one'\n"),
        &format!("{value}value = 1\n"),
        &format!("{value}low = 0.5\nhigh = 1\n"),
    ] {
        assert_eq!(problems(good), Vec::<String>::new(), "{good}");
    }
    for broken in [
        whole.replace("title = 'T'\n", ""),
        whole.replace("track = 't'\n", ""),
        format!("{whole}importance = 6\n"),
        format!("{whole}kind = 'party'\n"),
        format!("{whole}wen = '2026'\n"),
        format!("{whole}when = 2026\n"),
        format!("{whole}[[topic]]\nsummary = 'No name'\n"),
        format!("{point}number = 1.5\n"),
        format!("{point}number = 'one'\nnumbr = 1\n"),
        format!("{value}value = 'one'\n"),
        format!("{value}value = 1\nqualifier = 'roughly'\n"),
    ] {
        assert_eq!(problems(&broken).len(), 1, "{broken}");
    }
}
