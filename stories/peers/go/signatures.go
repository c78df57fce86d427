package main

import (
	"fmt"

	"github.com/cometbft/cometbft/crypto/ed25519"
)

// signatures reads signatures, all bytes in hexadecimal, and says what CometBFT, which follows ZIP 215, makes of them.
//
//	SIGNATURE 1|0 key message signature     ZIP 215 accepts it, or does not
func signatures(file string, t *tally) {
	accepted := 0
	lines(file, func(words []string) {
		key := ed25519.PubKey(unhex(words[2]))
		got := key.VerifySignature(unhex(words[3]), unhex(words[4]))
		if got {
			accepted++
		}
		t.check(got == (words[1] == "1"), "signature %s by %s", words[4], words[2])
	})
	fmt.Printf("CometBFT v0.38.21: %d signatures accepted by ZIP 215\n", accepted)
}
