package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cometbft/cometbft/types"
	ics23 "github.com/cosmos/ics23/go"
)

// proofFile is the part of a proof file that this program looks at; values are kept as their canonical bytes.
type proofFile struct {
	Chain  string   `json:"chain"`
	Header string   `json:"header"`
	Height int64    `json:"height"`
	Trail  []string `json:"trail"`
	Claims []struct {
		Path  string          `json:"path"`
		Proof string          `json:"proof"`
		Value json.RawMessage `json:"value"`
	} `json:"claims"`
}

// proofFiles checks the light blocks of proof files with CometBFT and their claims with ics23.
func proofFiles(files []string, t *tally) {
	claims := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.check(false, "%v", err)
			continue
		}
		var proof proofFile
		if err := json.Unmarshal(content, &proof); err != nil {
			t.check(false, "%s: %v", file, err)
			continue
		}
		for _, block := range proof.Trail {
			_, err := lightBlock(proof.Chain, block)
			t.check(err == nil, "%s: trail: %v", file, err)
		}
		header, err := lightBlock(proof.Chain, proof.Header)
		t.check(err == nil, "%s: header: %v", file, err)
		if err != nil {
			continue
		}
		t.check(header.Height == proof.Height+1, "%s: height", file)
		for _, claim := range proof.Claims {
			claims++
			t.check(proven(header.AppHash, claim.Path, claim.Proof, claim.Value), "%s: %s", file, claim.Path)
		}
	}
	fmt.Printf("ics23 v0.11.0 and CometBFT v0.38.21: %d proof files with %d claims\n", len(files), claims)
}

// lightBlock reads a light block and checks it against itself: hashes, and a commit by its own validators.
func lightBlock(chain, text string) (*types.LightBlock, error) {
	bytes, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, err
	}
	message := &cmtproto.LightBlock{}
	if err := message.Unmarshal(bytes); err != nil {
		return nil, err
	}
	block, err := types.LightBlockFromProto(message)
	if err != nil {
		return nil, err
	}
	if err := block.ValidateBasic(chain); err != nil {
		return nil, err
	}
	return block, block.ValidatorSet.VerifyCommit(chain, block.Commit.BlockID, block.Height, block.Commit)
}

func proven(root []byte, path, text string, value json.RawMessage) bool {
	bytes, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return false
	}
	proof, err := commitmentProof(bytes)
	if err != nil {
		return false
	}
	if value == nil {
		return ics23.VerifyNonMembership(spec(), root, proof, []byte(path))
	}
	digest := sha256.Sum256(value)
	return ics23.VerifyMembership(spec(), root, proof, []byte(path), digest[:])
}
