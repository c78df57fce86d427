package main

import (
	"encoding/hex"
	"fmt"

	ics23 "github.com/cosmos/ics23/go"
)

// spec is the one ICS 23 specification of this project: that of the Rust crate jmt 0.12, with max_depth 256.
func spec() *ics23.ProofSpec {
	return &ics23.ProofSpec{
		LeafSpec: &ics23.LeafOp{
			Hash:         ics23.HashOp_SHA256,
			PrehashKey:   ics23.HashOp_SHA256,
			PrehashValue: ics23.HashOp_SHA256,
			Length:       ics23.LengthOp_NO_PREFIX,
			Prefix:       []byte("JMT::LeafNode"),
		},
		InnerSpec: &ics23.InnerSpec{
			ChildOrder:      []int32{0, 1},
			ChildSize:       32,
			MinPrefixLength: 16,
			MaxPrefixLength: 16,
			EmptyChild:      []byte("SPARSE_MERKLE_PLACEHOLDER_HASH__"),
			Hash:            ics23.HashOp_SHA256,
		},
		MaxDepth:                   256,
		PrehashKeyBeforeComparison: true,
	}
}

func unhex(digits string) []byte {
	bytes, err := hex.DecodeString(digits)
	if err != nil {
		panic(err)
	}
	return bytes
}

func commitmentProof(bytes []byte) (*ics23.CommitmentProof, error) {
	proof := &ics23.CommitmentProof{}
	return proof, proof.Unmarshal(bytes)
}

// roots reads histories, all bytes in hexadecimal, and checks their proofs; the roots themselves are for the Rust peer.
//
//	ROOT version root keys
//	PROOF 1 key value proof     the key has this value under the last root
//	PROOF 0 key - proof         the key has no value under the last root
//	FORGE key proof             no proof that the key has no value: it must be refused
func roots(file string, t *tally) {
	var root []byte
	presences, absences, forged := 0, 0, 0
	lines(file, func(words []string) {
		switch words[0] {
		case "ROOT":
			root = unhex(words[2])
		case "PROOF":
			key := unhex(words[2])
			proof, err := commitmentProof(unhex(words[4]))
			if err != nil {
				t.check(false, "a proof about %s is not readable: %v", words[2], err)
				return
			}
			if words[1] == "1" {
				presences++
				checkPresence(root, proof, key, unhex(words[3]), t)
			} else {
				absences++
				t.check(ics23.VerifyNonMembership(spec(), root, proof, key), "absence of %s", words[2])
			}
		case "FORGE":
			forged++
			proof, err := commitmentProof(unhex(words[2]))
			t.check(err != nil || refuses(func() bool {
				return ics23.VerifyNonMembership(spec(), root, proof, unhex(words[1]))
			}), "a forged absence of %s was accepted", words[1])
		}
	})
	fmt.Printf("ics23 v0.11.0: %d presences, %d absences, %d forged absences\n", presences, absences, forged)
}

// checkPresence sees a proof accepted with its value and refused with another.
func checkPresence(root []byte, proof *ics23.CommitmentProof, key, value []byte, t *tally) {
	t.check(ics23.VerifyMembership(spec(), root, proof, key, value), "presence of %x", key)
	other := append([]byte{}, value...)
	other[0] ^= 1
	t.check(refuses(func() bool { return ics23.VerifyMembership(spec(), root, proof, key, other) }),
		"presence of %x with another value was accepted", key)
}
