// Judges files that Chengxin's tests write: node check.mjs FILE. Each line is one case, its words apart by spaces:
//
//   TRANSACTION <1 accepted | 0 refused> <compact JWS> <public JWK, base64url>
//   THUMBPRINT  <public JWK, base64url> <RFC 7638 thumbprint>
//   CANONICAL   <1 | 0> <JSON, base64url>       1: exactly as RFC 8785 writes it
//   KEYFILE     <1 | 0> <passphrase, base64url> <compact JWE> <thumbprint of the key in it>
//
// Ends with "N passed, N failed".
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { calculateJwkThumbprint, compactDecrypt, compactVerify, importJWK } from 'jose';

const PBES2_ROUNDS_MAX = 1_000_000;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const bytes = (text) => Buffer.from(text, 'base64url');
const json = (text) => JSON.parse(strictUtf8.decode(bytes(text)));

/** Whether bytes are the one form that RFC 8785 gives their value. */
function isCanonical(encoded) {
  return canonicalize(JSON.parse(strictUtf8.decode(encoded))) === strictUtf8.decode(encoded);
}

/** The thumbprint by the letter of RFC 7638, for curves that jose does not know too. */
function thumbprint(jwk) {
  const required = Object.fromEntries(['crv', 'kty', 'x', 'y'].filter((name) => name in jwk).map((name) => [name, jwk[name]]));
  return createHash('sha256').update(canonicalize(required)).digest('base64url');
}

async function transactionHolds(jws, jwk) {
  const key = await importJWK(jwk, jwk.kty === 'OKP' ? 'EdDSA' : 'ES256');
  const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['EdDSA', 'ES256'] });
  const names = Object.keys(protectedHeader).sort().join();
  return names === 'alg,kid,typ'
    && protectedHeader.typ === 'chengxin+jws'
    && protectedHeader.kid.split('#')[1] === await calculateJwkThumbprint(jwk)
    && isCanonical(payload);
}

async function keyFileHolds(passphrase, jwe, expected) {
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, bytes(passphrase), {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
    contentEncryptionAlgorithms: ['A256GCM'],
    maxPBES2Count: PBES2_ROUNDS_MAX,
  });
  const jwk = JSON.parse(strictUtf8.decode(plaintext));
  return protectedHeader.cty === 'jwk+json' && thumbprint(jwk) === expected && jwk.kid.split('#')[1] === expected;
}

/** Whether a check holds; a library that throws says no. */
async function holds(check) {
  try {
    return await check();
  } catch {
    return false;
  }
}

async function judge([kind, ...words]) {
  switch (kind) {
    case 'TRANSACTION':
      return (await holds(() => transactionHolds(words[1], json(words[2])))) === (words[0] === '1');
    case 'THUMBPRINT':
      return thumbprint(json(words[0])) === words[1];
    case 'CANONICAL':
      return (await holds(() => isCanonical(bytes(words[1])))) === (words[0] === '1');
    case 'KEYFILE':
      return (await holds(() => keyFileHolds(words[1], words[2], words[3]))) === (words[0] === '1');
    default:
      return false;
  }
}

let passed = 0;
let failed = 0;
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (line === '') continue;
  if (await judge(line.split(' '))) {
    passed++;
  } else {
    failed++;
    console.log(`failed: ${line.slice(0, 160)}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
