//! Follows a node of Chengxin with the light client of tendermint-rs.
//!
//!     light-peers follows URL HEIGHT HASH TARGET...   from a trusted block to each target, then to the highest
//!     light-peers refuses URL HEIGHT HASH LIAR TARGET
//!                                                     who answers at LIAR lies about the target: it must not verify
//!
//! The last line says "N passed, N failed"; the exit code is 0 only when nothing failed and something passed.

use std::process::ExitCode;
use std::str::FromStr;
use std::time::Duration;

use tendermint::block::Height;
use tendermint::node;
use tendermint::Hash;
use tendermint_light_client::builder::LightClientBuilder;
use tendermint_light_client::errors::{Error, ErrorDetail};
use tendermint_light_client::instance::Instance;
use tendermint_light_client::store::memory::MemoryStore;
use tendermint_light_client::verifier::options::Options;
use tendermint_rpc::{Client, HttpClient};

const TRUSTING_PERIOD: Duration = Duration::from_secs(7 * 24 * 3600);
const CLOCK_DRIFT: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn check(&mut self, ok: bool, what: impl FnOnce() -> String) {
        if ok {
            self.passed += 1;
        } else {
            self.failed += 1;
            println!("FAILED {}", what());
        }
    }
}

fn client(url: &str) -> HttpClient {
    HttpClient::new(url).expect("an address")
}

/// The node says who it is; the chain is the one that its status names.
fn who(url: &str) -> (node::Id, String) {
    let client = client(url);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let status = runtime.block_on(client.status()).expect("a status");
    (status.node_info.id, status.node_info.network.to_string())
}

fn options() -> Options {
    Options {
        trust_threshold: Default::default(),
        trusting_period: TRUSTING_PERIOD,
        clock_drift: CLOCK_DRIFT,
    }
}

/// A light client that trusts one block.
fn trusting(url: &str, id: node::Id, height: &str, hash: &str) -> Instance {
    LightClientBuilder::prod(id, client(url), Box::new(MemoryStore::new()), options(), Some(PATIENCE))
        .trust_primary_at(
            Height::from_str(height).expect("a height"),
            Hash::from_str(hash).expect("a hash"),
        )
        .expect("the trusted block")
        .build()
}

/// A light client that trusts the same block and asks somebody else.
fn asking(url: &str, honest: &Instance) -> Instance {
    let trusted = honest.latest_trusted().expect("the trusted block");
    LightClientBuilder::prod(*honest.peer_id(), client(url), Box::new(MemoryStore::new()), options(), Some(PATIENCE))
        .trust_light_block(trusted)
        .expect("the trusted block")
        .build()
}

fn to(instance: &mut Instance, target: &str) -> Result<Height, Error> {
    let height = Height::from_str(target).expect("a height");
    instance.light_client.verify_to_target(height, &mut instance.state).map(|block| block.height())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut tally = Tally::default();
    match words.as_slice() {
        ["follows", url, height, hash, targets @ ..] => {
            let (id, chain) = who(url);
            let mut instance = trusting(url, id, height, hash);
            for target in targets {
                let reached = to(&mut instance, target);
                tally.check(reached.is_ok(), || format!("height {target}: {:?}", reached));
            }
            let highest = instance.light_client.verify_to_highest(&mut instance.state);
            tally.check(highest.is_ok(), || format!("the highest: {:?}", highest));
            if let Ok(block) = highest {
                println!("tendermint-light-client 0.41.0 followed {chain} to {}", block.height());
            }
        }
        ["refuses", url, height, hash, liar, target] => {
            let (id, _) = who(url);
            let mut instance = asking(liar, &trusting(url, id, height, hash));
            match to(&mut instance, target) {
                Ok(reached) => tally.check(false, || format!("a lie about {reached} was believed")),
                // A node that is not reached proves nothing.
                Err(error) => {
                    let unreached = matches!(error.detail(), ErrorDetail::Io(_)) && !about_validators(&error);
                    println!("tendermint-light-client 0.41.0 refused: {}", error.detail());
                    tally.check(!unreached, || "the node was not reached".to_string());
                }
            }
        }
        _ => {
            eprintln!("usage: light-peers follows|refuses URL HEIGHT HASH [LIAR] TARGET...");
            return ExitCode::from(2);
        }
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    ExitCode::from(u8::from(tally.failed > 0 || tally.passed == 0))
}

/// Whether the client refused while it read: an address that is not that of its key, a set without its proposer.
fn about_validators(error: &Error) -> bool {
    let said = format!("{:?}", error.detail());
    said.contains("Serde") || said.contains("InvalidValidatorSet")
}
