// Judges a description of an API, and answers by it: node check.mjs FILE. Each line is one case, its words apart by spaces:
//
//   DOCUMENT <OpenAPI 3.1, base64url>
//   ANSWER   <method> <path as the document has it> <status> <media type> <body, base64url>
//
// Answers are judged by the document before them. So is every example in it. Ends with "N passed, N failed".
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

let passed = 0;
let failed = 0;
let schemas;

function judge(what, errors) {
  if (!errors || errors.length === 0) {
    passed++;
  } else {
    failed++;
    console.log(`${what}: ${JSON.stringify(errors).slice(0, 600)}`);
  }
}

const step = (name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1');
const decoded = (text) => Buffer.from(text, 'base64url');

/** What is wrong with a value by the schema at a place of the document. */
function errors(place, value) {
  const validate = schemas.compile({ $ref: 'api#/' + place.map(step).map(encodeURIComponent).join('/') });
  return validate(value) ? [] : validate.errors;
}

async function document(bytes) {
  const api = JSON.parse(bytes);
  const result = await new Validator().validate(structuredClone(api));
  judge('the document', result.valid ? [] : result.errors);
  schemas = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(schemas);
  schemas.addSchema(api, 'api');
  examples(api, []);
}

/** Every example in the document is one of its schema. */
function examples(node, place) {
  if (node === null || typeof node !== 'object') return;
  if (node.schema && 'example' in node) judge(`example at ${place.join(' ')}`, errors([...place, 'schema'], node.example));
  if (node.schema && node.examples)
    for (const [name, example] of Object.entries(node.examples))
      judge(`example ${name} at ${place.join(' ')}`, errors([...place, 'schema'], example.value));
  if (!node.schema && Array.isArray(node.examples))
    for (const example of node.examples) judge(`example at ${place.join(' ')}`, errors(place, example));
  for (const [name, child] of Object.entries(node))
    if (name !== 'examples' && name !== 'example') examples(child, [...place, name]);
}

function answer([method, path, status, type, body]) {
  const place = ['paths', path, method, 'responses', status, 'content', type, 'schema'];
  const value = type.endsWith('json') && !type.endsWith('ndjson') ? JSON.parse(decoded(body)) : decoded(body).toString();
  try {
    judge(`${method} ${path} ${status}`, errors(place, value));
  } catch (undescribed) {
    judge(`${method} ${path} ${status} ${type}`, [undescribed.message]);
  }
}

for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const [kind, ...words] = line.split(' ');
  if (kind === 'DOCUMENT') await document(decoded(words[0]));
  else answer(words);
}
console.log(`${passed} passed, ${failed} failed`);
