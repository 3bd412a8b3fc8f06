// Draws every model of ../../bpmn as docs/models/<name>.png, with bpmn-js in the machine's Chromium.
// Usage: npm run render            (CHROMIUM=/path/to/chrome where it is not on the PATH)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const MARGIN = 40;
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

const here = dirname(fileURLToPath(import.meta.url));
const models = resolve(here, '../../bpmn');
const images = resolve(here, '../../docs/models');
const bpmnJs = join(dirname(createRequire(import.meta.url).resolve('bpmn-js/package.json')), 'dist');

/** The part of the plane that the shapes, labels and edges of the diagram take up. */
function extent(xml) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const include = (x, y, width = 0, height = 0) => {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + width);
    box.bottom = Math.max(box.bottom, y + height);
  };
  for (const [tag] of xml.matchAll(/<(?:dc:Bounds|di:waypoint)\s[^>]*>/g)) {
    const numbers = Object.fromEntries(
      [...tag.matchAll(/(\w+)="(-?[\d.]+)"/g)].map(([, name, value]) => [name, Number(value)]));
    include(numbers.x, numbers.y, numbers.width, numbers.height);
  }
  return {
    x: box.left - MARGIN,
    y: box.top - MARGIN,
    width: Math.ceil(box.right - box.left) + 2 * MARGIN,
    height: Math.ceil(box.bottom - box.top) + 2 * MARGIN
  };
}

function page(xml, view) {
  const asset = file => pathToFileURL(join(bpmnJs, file));
  return `<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="${asset('assets/diagram-js.css')}">
<link rel="stylesheet" href="${asset('assets/bpmn-js.css')}">
<style>body { margin: 0; background: white } #canvas { width: ${view.width}px; height: ${view.height}px }</style>
<div id="canvas"></div>
<script src="${asset('bpmn-viewer.production.min.js')}"></script>
<script>
  const viewer = new BpmnJS({ container: '#canvas' });
  viewer.importXML(${JSON.stringify(xml).replaceAll('<', '\\u003c')})
    .then(() => viewer.get('canvas').viewbox(${JSON.stringify(view)}));
</script>`;
}

function chromium() {
  const found = [process.env.CHROMIUM, ...BROWSERS].filter(Boolean)
    .find(name => spawnSync(name, ['--version']).status === 0);
  if (!found) {
    throw new Error(`No Chromium found: looked for ${BROWSERS.join(', ')}; set CHROMIUM to its path.`);
  }
  return found;
}

function screenshot(browser, html, image, view) {
  const scratch = mkdtempSync(join(tmpdir(), 'model-'));
  try {
    const file = join(scratch, 'model.html');
    writeFileSync(file, html);
    const run = spawnSync(browser, [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      `--user-data-dir=${scratch}`, `--window-size=${view.width},${view.height}`,
      '--virtual-time-budget=10000', `--screenshot=${image}`, pathToFileURL(file).href
    ], { encoding: 'utf8', timeout: 120_000 });
    if (run.status !== 0) {
      throw new Error(`${browser} ended with ${run.status}: ${run.stderr}`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

const browser = chromium();
mkdirSync(images, { recursive: true });
for (const name of readdirSync(models).filter(file => file.endsWith('.bpmn')).sort()) {
  const xml = readFileSync(join(models, name), 'utf8');
  const view = extent(xml);
  const image = join(images, name.replace(/\.bpmn$/, '.png'));
  screenshot(browser, page(xml, view), image, view);
  console.log(`${image} (${view.width} x ${view.height})`);
}
