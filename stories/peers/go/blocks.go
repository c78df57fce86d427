package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"time"

	abci "github.com/cometbft/cometbft/abci/types"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"
	"github.com/cometbft/cometbft/types"
	cmttime "github.com/cometbft/cometbft/types/time"
)

// chain is what the blocks so far say about the next one.
type chain struct {
	id         string
	params     types.ConsensusParams
	validators *types.ValidatorSet
	results    []*abci.ExecTxResult
	before     *types.Block
	commit     *types.Commit
	voters     *types.ValidatorSet
}

// blocks reads a chain, messages in base64, and checks every block as a node that joins does.
//
//	GENESIS document                  the genesis document as it is on disk
//	VALIDATORS set                    tendermint.types.ValidatorSet, for the blocks that follow
//	BLOCK block commit                tendermint.types.Block and the tendermint.types.Commit for it
//	RESULT code data                  result of a transaction of the last block, in order
func blocks(file string, t *tally) {
	var c chain
	count, empty, flipped := 0, 0, 0
	lines(file, func(words []string) {
		switch words[0] {
		case "GENESIS":
			document, err := types.GenesisDocFromJSON(unbase64(words[1]))
			t.check(err == nil, "genesis document: %v", err)
			if err == nil {
				c = chain{id: document.ChainID, params: *document.ConsensusParams}
			}
		case "VALIDATORS":
			message := &cmtproto.ValidatorSet{}
			err := message.Unmarshal(unbase64(words[1]))
			if err == nil {
				c.validators, err = types.ValidatorSetFromProto(message)
			}
			t.check(err == nil, "validator set: %v", err)
		case "RESULT":
			code, err := strconv.ParseUint(words[1], 10, 32)
			t.check(err == nil, "result: %v", err)
			c.results = append(c.results, &abci.ExecTxResult{Code: uint32(code), Data: unbase64(words[2])})
		case "BLOCK":
			encoded, commit := unbase64(words[1]), unbase64(words[2])
			next, err := c.follow(encoded, commit)
			t.check(err == nil, "block %d: %v", count+1, err)
			if err != nil {
				return
			}
			for i := range 4 {
				flipped += 2
				t.check(refuses(func() bool { return c.accepts(flip(encoded, count, i), commit) }),
					"block %d with a flipped byte was accepted", count+1)
				t.check(refuses(func() bool { return c.accepts(encoded, flip(commit, count, i)) }),
					"commit %d with a flipped byte was accepted", count+1)
			}
			count++
			if len(next.before.Txs) == 0 {
				empty++
			}
			c = next
		}
	})
	fmt.Printf("CometBFT v0.38.21: %d blocks, %d of them empty, %d flipped bytes\n", count, empty, flipped)
}

func unbase64(text string) []byte {
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return bytes
}

// flip changes one byte, somewhere else for each block and turn.
func flip(message []byte, block, turn int) []byte {
	changed := append([]byte{}, message...)
	changed[(block*7919+turn*104729)%len(changed)] ^= byte(1 + (block+turn*61)%255)
	return changed
}

func (c chain) accepts(encoded, commit []byte) bool {
	_, err := c.follow(encoded, commit)
	return err == nil
}

// follow checks a block and the commit for it, and says what the chain is then.
func (c chain) follow(encodedBlock, encodedCommit []byte) (chain, error) {
	block, err := decodeBlock(encodedBlock)
	if err != nil {
		return c, err
	}
	commit, err := decodeCommit(encodedCommit)
	if err != nil {
		return c, err
	}
	if err := c.checkHeader(block); err != nil {
		return c, err
	}
	parts, err := block.MakePartSet(types.BlockPartSizeBytes)
	if err != nil {
		return c, err
	}
	id := types.BlockID{Hash: block.Hash(), PartSetHeader: parts.Header()}
	if err := c.validators.VerifyCommit(c.id, id, block.Height, commit); err != nil {
		return c, err
	}
	return chain{id: c.id, params: c.params, validators: c.validators, before: block, commit: commit, voters: c.validators}, nil
}

func decodeBlock(encoded []byte) (*types.Block, error) {
	message := &cmtproto.Block{}
	if err := message.Unmarshal(encoded); err != nil {
		return nil, err
	}
	again, err := message.Marshal()
	if err != nil || !bytes.Equal(again, encoded) {
		return nil, errors.New("a block is not in the form that CometBFT writes")
	}
	block, err := types.BlockFromProto(message)
	if err != nil {
		return nil, err
	}
	return block, block.ValidateBasic()
}

func decodeCommit(encoded []byte) (*types.Commit, error) {
	message := &cmtproto.Commit{}
	if err := message.Unmarshal(encoded); err != nil {
		return nil, err
	}
	again, err := message.Marshal()
	if err != nil || !bytes.Equal(again, encoded) {
		return nil, errors.New("a commit is not in the form that CometBFT writes")
	}
	return types.CommitFromProto(message)
}

// checkHeader checks the header fields that CometBFT derives from the chain so far.
func (c chain) checkHeader(block *types.Block) error {
	switch {
	case c.validators == nil:
		return errors.New("no validators")
	case block.ChainID != c.id:
		return errors.New("another chain")
	case !bytes.Equal(block.ValidatorsHash, c.validators.Hash()):
		return errors.New("other validators")
	case !bytes.Equal(block.ConsensusHash, c.params.Hash()):
		return errors.New("other parameters of consensus")
	case !c.validators.HasAddress(block.ProposerAddress):
		return errors.New("the proposer is no validator")
	case c.before == nil:
		return nil
	case block.Height != c.before.Height+1:
		return errors.New("not the next height")
	case !block.LastBlockID.Equals(c.commit.BlockID):
		return errors.New("another block before")
	case !bytes.Equal(block.LastCommitHash, c.commit.Hash()):
		return errors.New("another commit before")
	case !bytes.Equal(block.ValidatorsHash, c.before.NextValidatorsHash):
		return errors.New("not the validators that the block before names as next")
	case !bytes.Equal(block.LastResultsHash, types.NewResults(c.results).Hash()):
		return errors.New("other results")
	case !block.Time.Equal(medianTime(c.commit, c.voters)):
		return errors.New("not the median time of the votes before")
	}
	return nil
}

func medianTime(commit *types.Commit, voters *types.ValidatorSet) time.Time {
	weighted := make([]*cmttime.WeightedTime, len(commit.Signatures))
	total := int64(0)
	for i, vote := range commit.Signatures {
		if vote.BlockIDFlag == types.BlockIDFlagAbsent {
			continue
		}
		_, validator := voters.GetByAddress(vote.ValidatorAddress)
		total += validator.VotingPower
		weighted[i] = cmttime.NewWeightedTime(vote.Timestamp, validator.VotingPower)
	}
	return cmttime.WeightedMedian(weighted, total)
}
