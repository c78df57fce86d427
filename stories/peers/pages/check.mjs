// Looks at pages in Chromium, phone and desktop: node check.mjs CHROMIUM FOLDER URL...
// axe-core judges each by WCAG 2.2 AA; nothing may reach beyond the window; Chinese words on an English page say that they
// are Chinese (3.1.2, which axe-core cannot see). Pictures go into the folder. Ends with "N passed, N failed".
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

const [chromium, folder, ...urls] = process.argv.slice(2);
const WIDTHS = [390, 1280];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const unmarked = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const language = walker.currentNode.parentElement.closest('[lang]')?.lang ?? '';
    if (/\\p{Script=Han}/u.test(walker.currentNode.data) && !language.startsWith('zh')) found.push(walker.currentNode.data.trim());
  }
  return found;
})()`;

/** Starts a browser of its own and speaks its protocol. */
async function browser() {
  const profile = mkdtempSync(join(tmpdir(), 'pages-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-port=0',
    `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(chromium, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise((found, lost) => {
    let said = '';
    child.stderr.on('data', (more) => {
      said += more;
      const line = said.match(/DevTools listening on (ws:\S+)/);
      if (line) found(line[1]);
    });
    child.on('exit', () => lost(new Error(`${chromium} ended: ${said}`)));
  });
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await new Promise((open) => socket.once('open', open));
  const waiting = new Map();
  const events = new Map();
  let last = 0;
  socket.on('message', (data) => {
    const { id, result, error, method } = JSON.parse(data);
    if (id) (error ? waiting.get(id).lost(new Error(error.message)) : waiting.get(id).found(result), waiting.delete(id));
    else if (events.has(method)) (events.get(method)(), events.delete(method));
  });
  return {
    call: (method, params = {}, sessionId = undefined) => new Promise((found, lost) => {
      waiting.set(++last, { found, lost });
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    }),
    event: (method) => new Promise((happened) => events.set(method, happened)),
    close: async () => {
      // "close", not "exit": its helpers hold its standard error too, and write to the profile until they have ended.
      const ended = new Promise((end) => child.once('close', end));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function evaluate(page, expression) {
  const { result, exceptionDetails } = await page('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** What is wrong with a page at a width. */
async function look(chrome, page, url, width) {
  await page('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: width < 600 });
  const loaded = chrome.event('Page.loadEventFired');
  await page('Page.navigate', { url });
  await loaded;
  const name = `${new URL(url).pathname.slice(1).replaceAll('/', '-').slice(0, 60)}-${width}.png`;
  const { data } = await page('Page.captureScreenshot', { captureBeyondViewport: true });
  writeFileSync(join(folder, name), Buffer.from(data, 'base64'));
  await evaluate(page, axe + ';undefined');
  const { violations } = await evaluate(page, `axe.run(document, ${JSON.stringify({ runOnly: RULES })})`);
  const wrong = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.html}`));
  if (!violations.length && !(await evaluate(page, 'axe.version'))) wrong.push('axe-core did not run');
  const reach = await evaluate(page, 'document.documentElement.scrollWidth');
  if (reach > width) wrong.push(`reaches to ${reach} pixels`);
  for (const text of await evaluate(page, unmarked)) wrong.push(`Chinese without lang: ${text}`);
  return wrong;
}

mkdirSync(folder, { recursive: true });
let passed = 0;
let failed = 0;
const chrome = await browser();
try {
  const { targetId } = await chrome.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await chrome.call('Target.attachToTarget', { targetId, flatten: true });
  const page = (method, params) => chrome.call(method, params, sessionId);
  await page('Page.enable');
  await page('Page.setBypassCSP', { enabled: true });
  for (const url of urls)
    for (const width of WIDTHS) {
      const wrong = await look(chrome, page, url, width);
      wrong.length ? failed++ : passed++;
      for (const line of wrong) console.log(`${url} at ${width}: ${line}`.slice(0, 400));
    }
} finally {
  await chrome.close();
}
console.log(`${passed} passed, ${failed} failed`);
