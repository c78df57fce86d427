//! Checks what Chengxin writes with programs that others wrote: the crates jmt 0.12 and ics23 0.12.
//!
//! ```text
//! peers roots FILE     histories: every root, every proof byte for byte, every forged absence
//! peers proofs FILE    the ICS 23 parts of proof files
//! ```
//!
//! Files are read line by line, all bytes in hexadecimal:
//!
//! ```text
//! NEW                          a history starts, with nothing in the tree
//! PUT key value, DEL key       changes of the next version
//! ROOT version root keys       the changes so far make this version, with this root and number of keys
//! PROOF 1 key value proof      the key has this value under the last root
//! PROOF 0 key - proof          the key has no value under the last root
//! FORGE key proof              no proof that the key has no value: it must be refused
//! ```
//!
//! The last line says "N passed, N failed"; the exit code is 0 only when nothing failed and something passed.

use ics23::{CommitmentProof, HostFunctionsManager, ProofSpec};
use jmt::{mock::MockTreeStore, KeyHash, Sha256Jmt};
use prost::Message;
use sha2::Sha256;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::process::ExitCode;

#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    fn check(&mut self, ok: bool, what: impl FnOnce() -> String) {
        if ok {
            self.passed += 1;
            return;
        }
        self.failed += 1;
        if self.failed <= 20 {
            println!("FAILED {}", what());
        }
    }
}

/// The one ICS 23 specification of this project: that of jmt, with `max_depth` 256.
fn spec() -> ProofSpec {
    ProofSpec { max_depth: 256, ..jmt::ics23_spec() }
}

/// Whether a check answers no or panics.
fn refuses(accepts: impl FnOnce() -> bool) -> bool {
    catch_unwind(AssertUnwindSafe(accepts)).map_or(true, |accepted| !accepted)
}

/// The crate's own tree, beside what is read.
#[derive(Default)]
struct History {
    store: MockTreeStore,
    changes: Vec<(KeyHash, Option<Vec<u8>>)>,
    version: u64,
}

impl History {
    fn change(&mut self, key: &[u8], value: Option<Vec<u8>>) {
        let hash = KeyHash::with::<Sha256>(key);
        self.store.put_key_preimage(hash, &key.to_vec());
        self.changes.push((hash, value));
    }

    /// The root that the crate gives the next version.
    fn commit(&mut self, version: u64) -> Vec<u8> {
        self.version = version;
        let (root, batch) = Sha256Jmt::new(&self.store)
            .put_value_set(std::mem::take(&mut self.changes), version)
            .expect("jmt applies the changes");
        self.store.write_tree_update_batch(batch).expect("jmt stores the changes");
        root.0.to_vec()
    }

    /// The proof that the crate makes itself.
    fn prove(&self, key: &[u8]) -> Vec<u8> {
        let (_, proof) = Sha256Jmt::new(&self.store)
            .get_with_ics23_proof(key.to_vec(), self.version)
            .expect("jmt proves");
        proof.encode_to_vec()
    }
}

/// Checks a proof of presence, and that another value is refused, or a proof of absence.
fn check_proof(words: &[&str], root: &Vec<u8>, tally: &mut Tally) {
    let key = unhex(words[2]);
    let proof = CommitmentProof::decode(&unhex(words[4])[..]).expect("a readable proof");
    if words[1] == "1" {
        let mut value = unhex(words[3]);
        let accepts = |value: &[u8]| ics23::verify_membership::<HostFunctionsManager>(&proof, &spec(), root, &key, value);
        tally.check(accepts(&value), || format!("presence of {}", words[2]));
        value[0] ^= 1;
        tally.check(refuses(|| accepts(&value)), || format!("presence of {} with another value was accepted", words[2]));
    } else {
        let accepted = ics23::verify_non_membership::<HostFunctionsManager>(&proof, &spec(), root, &key);
        tally.check(accepted, || format!("absence of {}", words[2]));
    }
}

fn check_forged(words: &[&str], root: &Vec<u8>, tally: &mut Tally) {
    let key = unhex(words[1]);
    let refused = match CommitmentProof::decode(&unhex(words[2])[..]) {
        Err(_) => true,
        Ok(proof) => {
            refuses(|| ics23::verify_non_membership::<HostFunctionsManager>(&proof, &spec(), root, &key))
        }
    };
    tally.check(refused, || format!("a forged absence of {} was accepted", words[1]));
}

fn unhex(digits: &str) -> Vec<u8> {
    hex::decode(digits).expect("hexadecimal digits")
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.len() != 3 || !["roots", "proofs"].contains(&arguments[1].as_str()) {
        eprintln!("usage: peers roots|proofs FILE");
        return ExitCode::from(2);
    }
    let own_tree = arguments[1] == "roots";
    let mut tally = Tally::default();
    let mut history = History::default();
    let mut root = Vec::new();
    let (mut roots, mut proofs, mut forged) = (0, 0, 0);
    let file = File::open(&arguments[2]).expect("a readable file");
    for line in BufReader::new(file).lines() {
        let line = line.expect("lines of text");
        let words: Vec<&str> = line.split(' ').collect();
        match words[0] {
            "NEW" => history = History::default(),
            "PUT" => history.change(&unhex(words[1]), Some(unhex(words[2]))),
            "DEL" => history.change(&unhex(words[1]), None),
            "ROOT" => {
                root = unhex(words[2]);
                roots += 1;
                if own_tree {
                    let own = history.commit(words[1].parse().expect("a version"));
                    tally.check(own == root, || format!("root of version {}: jmt has {}", words[1], hex::encode(&own)));
                }
            }
            "PROOF" => {
                proofs += 1;
                check_proof(&words, &root, &mut tally);
                if own_tree {
                    let own = history.prove(&unhex(words[2]));
                    tally.check(own == unhex(words[4]), || format!("jmt proves {} in other bytes", words[2]));
                }
            }
            "FORGE" => {
                forged += 1;
                check_forged(&words, &root, &mut tally);
            }
            other => tally.check(false, || format!("unknown line {other}")),
        }
    }
    println!("jmt 0.12 and ics23 0.12: {roots} roots, {proofs} proofs, {forged} forged absences");
    println!("{} passed, {} failed", tally.passed, tally.failed);
    ExitCode::from(u8::from(tally.failed > 0 || tally.passed == 0))
}
