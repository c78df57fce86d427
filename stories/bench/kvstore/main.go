// The kvstore of CometBFT's examples behind a socket, as `abci-cli kvstore` serves it, for transactions that are signed
// statements and not `key=value`.
//
// A compact JWS has neither '=' nor ':', and kvstore takes no transaction without one of them. So kvstore is shown each
// with '=' in the place of the last dot: what was signed is the key, the signature its value. Nothing else is changed,
// the block keeps the bytes that were sent, and nothing is verified.
//
// Usage: kvstore unix:///PATH
package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/cometbft/cometbft/abci/example/kvstore"
	"github.com/cometbft/cometbft/abci/server"
	"github.com/cometbft/cometbft/abci/types"
)

// statements shows kvstore a key and a value in each transaction.
type statements struct {
	*kvstore.Application
}

func pair(tx []byte) []byte {
	dot := bytes.LastIndexByte(tx, '.')
	if dot < 0 {
		return tx
	}
	shown := bytes.Clone(tx)
	shown[dot] = '='
	return shown
}

func pairs(txs [][]byte) [][]byte {
	shown := make([][]byte, len(txs))
	for i, tx := range txs {
		shown[i] = pair(tx)
	}
	return shown
}

func (s statements) CheckTx(ctx context.Context, req *types.RequestCheckTx) (*types.ResponseCheckTx, error) {
	req.Tx = pair(req.Tx)
	return s.Application.CheckTx(ctx, req)
}

// PrepareProposal takes all that CometBFT offers, as kvstore does: what waits has passed CheckTx.
func (s statements) PrepareProposal(
	_ context.Context, req *types.RequestPrepareProposal,
) (*types.ResponsePrepareProposal, error) {
	return &types.ResponsePrepareProposal{Txs: req.Txs}, nil
}

func (s statements) ProcessProposal(
	ctx context.Context, req *types.RequestProcessProposal,
) (*types.ResponseProcessProposal, error) {
	req.Txs = pairs(req.Txs)
	return s.Application.ProcessProposal(ctx, req)
}

func (s statements) FinalizeBlock(
	ctx context.Context, req *types.RequestFinalizeBlock,
) (*types.ResponseFinalizeBlock, error) {
	req.Txs = pairs(req.Txs)
	return s.Application.FinalizeBlock(ctx, req)
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: kvstore unix:///PATH")
		os.Exit(2)
	}
	served := server.NewSocketServer(os.Args[1], statements{kvstore.NewInMemoryApplication()})
	if err := served.Start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
	if err := served.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}
